"""What must happen to an owner's points, worked out the plain way: from the words of the product, not from its sources.

A lot is a list of numbers, an owner a few dictionaries. Nothing is posted here: balances are sums over lots each time they are wanted, and time
passes by looking at every lot and every hold for what comes next.
"""
from calendars import NEVER

# Places in a lot.
EXPIRES, NUMBER, ACTIVATES, PENDING, AVAILABLE, RESERVED, RAN_OUT, RECEIPT, EARNER, BEGINS, ENDS, LISTED = range(12)

LIMIT = 100_000_000_000_000
"""The most that one command may say, in hundredths of a point: a trillion points."""


class Refusal(Exception):
    """Why something must not happen."""


class Wallet:
    """One wallet of one owner: lots that anything is in, what is owed, and the programme's accounts against them."""

    __slots__ = ("name", "lots", "owed", "issued", "redeemed", "expired", "adjusted", "clearing", "text", "by_receipt", "earned", "spent")

    def __init__(self, name):
        self.name = name
        self.lots = []
        self.owed = self.issued = self.redeemed = self.expired = self.adjusted = self.clearing = 0
        self.text = ""
        # By receipt: the lots that it earned; what may still be taken back; what was spent, as [lot or None, points], in order.
        self.by_receipt = {}
        self.earned = {}
        self.spent = {}

    def available(self):
        """What can be spent; under zero a debt."""
        return sum([lot[AVAILABLE] for lot in self.lots]) - self.owed

    def accounts(self):
        """All accounts as the stream writes them; empty if there is nothing on any."""
        if self.text is None:
            pending = available = reserved = 0
            empty = False
            for lot in self.lots:
                pending += lot[PENDING]
                available += lot[AVAILABLE]
                reserved += lot[RESERVED]
                if lot[PENDING] < 0 or lot[AVAILABLE] < 0 or lot[RESERVED] < 0 or lot[RAN_OUT] < 0:
                    raise AssertionError("the auditor's own lot is under zero")
                if not (lot[PENDING] or lot[AVAILABLE] or lot[RESERVED]):
                    empty = True
            if self.owed and available:
                raise AssertionError("the auditor has points beside a debt")
            available -= self.owed
            programme = (self.issued, self.redeemed, self.expired, self.adjusted, self.clearing)
            if pending + available + reserved + sum(programme) != 0:
                raise AssertionError("the auditor's own accounts do not add up to zero")
            if pending or available or reserved or any(programme):
                self.text = "%s:%d,%d,%d,%d,%d,%d,%d,%d" % (self.name, pending, available, reserved, *programme)
            else:
                self.text = ""
            if empty:
                for lot in self.lots:
                    lot[LISTED] = lot[PENDING] != 0 or lot[AVAILABLE] != 0 or lot[RESERVED] != 0
                self.lots = [lot for lot in self.lots if lot[LISTED]]
        return self.text


class Owner:
    """A member or a pool."""

    __slots__ = ("name", "zone", "wallets", "holds", "made", "happened", "history")

    def __init__(self, name, zone):
        self.name = name
        self.zone = zone
        self.wallets = {}
        # By name: [deadline, order, wallet, [[lot, points], ...]].
        self.holds = {}
        self.made = 0
        # What has happened and was not written yet: (kind, wallet, moment).
        self.happened = []
        self.history = []

    def wallet(self, name):
        found = self.wallets.get(name)
        if found is None:
            found = self.wallets[name] = Wallet(name)
        found.text = None
        return found

    # Time

    def pass_time(self, now, before_expiry):
        """What happens by itself until a moment, one thing after the other: holds end, then points become free, then they run out. At the very
        end of a day's payments lots that run out at this moment are still there."""
        while True:
            best = None
            for hold in self.holds.values():
                if hold[0] <= now:
                    key = (hold[0], 0, hold[1])
                    if best is None or key < best[0]:
                        best = (key, hold, None)
            for wallet in self.wallets.values():
                for lot in wallet.lots:
                    if lot[PENDING]:
                        if lot[BEGINS] <= now:
                            key = (lot[BEGINS], 1, lot[NUMBER])
                            if best is None or key < best[0]:
                                best = (key, lot, wallet)
                    elif lot[AVAILABLE] and (lot[ENDS] < now or (lot[ENDS] == now and not before_expiry)):
                        key = (lot[ENDS], 2, lot[NUMBER])
                        if best is None or key < best[0]:
                            best = (key, lot, wallet)
            if best is None:
                return
            (moment, kind, _), thing, wallet = best
            if kind == 0:
                self.release(next(name for name, hold in self.holds.items() if hold is thing), moment)
                continue
            wallet.text = None
            if kind == 1:
                points, thing[PENDING] = thing[PENDING], 0
                self.free(wallet, thing, points)
                self.happened.append(("activation", wallet.name, moment))
            else:
                wallet.expired += thing[AVAILABLE]
                thing[RAN_OUT] += thing[AVAILABLE]
                thing[AVAILABLE] = 0
                self.happened.append(("expiry", wallet.name, moment))

    # Points

    def lot(self, wallet, activates, expires, receipt="-", earner="-"):
        self.made += 1
        made = [expires, self.made, activates, 0, 0, 0, 0, receipt, earner, self.zone.start(activates), self.zone.start(expires), True]
        wallet.lots.append(made)
        return made

    def free(self, wallet, lot, points):
        """Points come to be spent from a lot; what is owed is paid first."""
        if wallet.owed:
            paid = min(wallet.owed, points)
            wallet.owed -= paid
            points -= paid
        if points:
            lot[AVAILABLE] += points
            if not lot[LISTED]:
                lot[LISTED] = True
                wallet.lots.append(lot)

    def take(self, wallet, points):
        """The nearest expiry first, of one day the older lot; what is missing is owed. Gives what was taken of which lot, None for a debt."""
        taken = []
        for lot in sorted([lot for lot in wallet.lots if lot[AVAILABLE]]):
            part = min(points, lot[AVAILABLE])
            lot[AVAILABLE] -= part
            points -= part
            taken.append([lot, part])
            if not points:
                return taken
        if points:
            wallet.owed += points
            taken.append([None, points])
        return taken

    def release(self, name, moment):
        """A hold ends; its points go back to where they were."""
        hold = self.holds.pop(name)
        wallet = self.wallet(hold[2])
        for lot, points in hold[3]:
            lot[RESERVED] -= points
            self.free(wallet, lot, points)
        self.happened.append(("release", hold[2], moment))

    # Commands: fields are the words of the stream.

    def accrue(self, now, name, points, receipt, earner, occurred, activates, expires):
        points = amount(points)
        activates = self.zone.ordinal(activates)
        expires = self.zone.ordinal(expires)
        if expires <= activates:
            raise Refusal("expiresBeforeActive")
        wallet = self.wallet(name)
        lot = self.lot(wallet, activates, expires, receipt, earner)
        wallet.issued -= points
        if receipt != "-":
            wallet.earned[receipt] = wallet.earned.get(receipt, 0) + points
            wallet.by_receipt.setdefault(receipt, []).append(lot)
        if lot[BEGINS] <= now:
            self.free(wallet, lot, points)
        else:
            lot[PENDING] = points
        self.happened.append(("accrual", name, int(occurred)))

    def redeem(self, now, name, points, receipt, occurred, may_owe):
        points = amount(points)
        wallet = self.wallet(name)
        enough(wallet, points, may_owe)
        taken = self.take(wallet, points)
        wallet.redeemed += points
        if receipt != "-":
            wallet.spent.setdefault(receipt, []).extend(taken)
        self.happened.append(("redemption", name, int(occurred)))

    def hold(self, now, wallet_name, points, name, deadline):
        points = amount(points)
        deadline = int(deadline)
        if deadline <= now:
            raise Refusal("deadlinePassed")
        if name in self.holds:
            raise Refusal("holdExists " + name)
        wallet = self.wallet(wallet_name)
        enough(wallet, points, "0")
        taken = self.take(wallet, points)
        for lot, part in taken:
            lot[RESERVED] += part
        self.made += 1
        self.holds[name] = [deadline, self.made, wallet_name, taken]
        self.happened.append(("hold", wallet_name, now))

    def capture(self, now, name, points, receipt):
        points = amount(points)
        if name not in self.holds:
            raise Refusal("noHold " + name)
        hold = self.holds[name]
        held = sum([part for _, part in hold[3]])
        if points > held:
            raise Refusal("moreThanHeld %d" % held)
        wallet = self.wallet(hold[2])
        left = points
        spent = []
        # In the order in which they were taken; the rest is free again.
        while left:
            lot, part = hold[3][0]
            now_spent = min(part, left)
            lot[RESERVED] -= now_spent
            left -= now_spent
            spent.append([lot, now_spent])
            if now_spent == part:
                hold[3].pop(0)
            else:
                hold[3][0] = [lot, part - now_spent]
        wallet.redeemed += points
        if receipt != "-":
            wallet.spent.setdefault(receipt, []).extend(spent)
        self.happened.append(("capture", hold[2], now))
        if hold[3]:
            self.release(name, now)
        else:
            del self.holds[name]

    def end_hold(self, now, name):
        if name not in self.holds:
            raise Refusal("noHold " + name)
        self.release(name, now)

    def give_back(self, now, name, points, receipt, occurred, grace):
        points = amount(points)
        wallet = self.wallet(name)
        spent = wallet.spent.get(receipt, [])
        left = sum([part for _, part in spent])
        if left < points:
            raise Refusal("notSpentOn %s %d" % (receipt, left))
        today = self.zone.day(now)
        wallet.redeemed -= points
        left = points
        homeless = 0
        # What was spent last comes back first. A debt has no lot, and a lot that has run out is none where there is grace.
        while left:
            lot, part = spent.pop()
            back = min(part, left)
            left -= back
            if back < part:
                spent.append([lot, part - back])
            if lot is None or (grace != "-" and lot[ENDS] <= now):
                homeless += back
            else:
                self.free(wallet, lot, back)
        if homeless:
            until = NEVER if grace == "-" else max(self.zone.ordinal(grace), today + 1)
            self.free(wallet, self.lot(wallet, today, until), homeless)
        self.happened.append(("giveBack", name, int(occurred)))

    def claw_back(self, now, name, points, receipt, occurred, may_owe):
        points = amount(points)
        wallet = self.wallet(name)
        left = wallet.earned.get(receipt, 0)
        if left < points:
            raise Refusal("notEarnedBy %s %d" % (receipt, left))
        left = points
        own = wallet.by_receipt[receipt]
        # The receipt's pending, its own lots, what ran out of them, then others by nearest expiry, then a debt.
        for place in (PENDING, AVAILABLE, RAN_OUT):
            for lot in own:
                part = min(left, lot[place])
                lot[place] -= part
                left -= part
                if place == RAN_OUT:
                    wallet.expired -= part
        for lot in sorted([lot for lot in wallet.lots if lot[AVAILABLE]]):
            part = min(left, lot[AVAILABLE])
            lot[AVAILABLE] -= part
            left -= part
        if may_owe == "1":
            wallet.owed += left
            left = 0
        wallet.earned[receipt] -= points - left
        wallet.issued += points - left
        if left < points:
            self.happened.append(("clawback", name, int(occurred)))

    def adjust(self, now, name, points, reference, expires, may_owe):
        points = int(points)
        if points == 0 or abs(points) > LIMIT:
            raise Refusal("amountOutOfRange %d" % points)
        if points > 0:
            today = self.zone.day(now)
            expires = self.zone.ordinal(expires)
            if expires <= today:
                raise Refusal("expiresBeforeActive")
            wallet = self.wallet(name)
            self.free(wallet, self.lot(wallet, today, expires), points)
        else:
            wallet = self.wallet(name)
            enough(wallet, -points, may_owe)
            self.take(wallet, -points)
        wallet.adjusted -= points
        self.happened.append(("adjustment", name, now))

    def transfer_out(self, now, name, points, transfer):
        """Gives the parts that the other half must bring: with the expiry that they had, and who earned them."""
        points = amount(points)
        wallet = self.wallet(name)
        enough(wallet, points, "0")
        taken = self.take(wallet, points)
        wallet.clearing += points
        self.happened.append(("transferOut", name, now))
        return ",".join(["%d:%s:%s" % (part, self.zone.iso(lot[EXPIRES]), self.name if lot[EARNER] == "-" else lot[EARNER]) for lot, part in taken])

    def transfer_in(self, now, name, parts, transfer):
        read = [part.split(":") for part in parts.split(",")] if parts != "-" else []
        total = sum([amount(points) for points, _, _ in read])
        amount(total)
        wallet = self.wallet(name)
        today = self.zone.day(now)
        wallet.clearing -= total
        for points, expires, earner in read:
            expires = self.zone.ordinal(expires)
            self.free(wallet, self.lot(wallet, min(today, expires - 1), expires, "-", earner), int(points))
        self.happened.append(("transferIn", name, now))

    # What there is

    def contents(self):
        """Lots by age and holds by age, as the stream writes them."""
        iso = self.zone.iso
        lots = sorted([(lot[NUMBER], wallet.name, lot) for wallet in self.wallets.values() for lot in wallet.lots if lot[PENDING] or lot[AVAILABLE] or lot[RESERVED]])
        lots = ["%s:%s:%s:%s:%d,%d,%d" % (name, iso(lot[EXPIRES]), lot[RECEIPT], lot[EARNER], lot[PENDING], lot[AVAILABLE], lot[RESERVED]) for _, name, lot in lots]
        holds = ["%s:%s:%d:%d" % (name, hold[2], hold[0], sum([part for _, part in hold[3]])) for name, hold in self.holds.items()]
        return (";".join(lots) or "-") + " " + (";".join(holds) or "-")


def amount(word):
    """Points of a command: above zero, at most the limit."""
    points = int(word)
    if points <= 0 or points > LIMIT:
        raise Refusal("amountOutOfRange %d" % points)
    return points


def enough(wallet, points, may_owe):
    if may_owe == "0":
        available = wallet.available()
        if available < points:
            raise Refusal("notEnough %d" % available)
