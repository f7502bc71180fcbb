"""Audits a simulated ledger: decides by itself what each operation must do, and stops at the first difference.

    verna ledger simulate --seed 7 --out - | python3 auditor.py
    python3 auditor.py [--least N] [--processes N] -- verna ledger simulate --seed 7 --operations 10000000 --out -

Exit code 0 agreed, 1 a difference or too few of something, 2 the stream breaks off. README.md beside this file says more.
"""
import argparse
import collections
import subprocess
import sys
import time

from calendars import Zone
from model import Owner, Refusal

REFUSALS = ["amountOutOfRange", "notEnough", "noHold", "holdExists", "moreThanHeld", "notSpentOn", "notEarnedBy", "expiresBeforeActive", "deadlinePassed"]

COMMANDS = {
    "accrue": Owner.accrue, "redeem": Owner.redeem, "hold": Owner.hold, "capture": Owner.capture, "release": Owner.end_hold,
    "giveBack": Owner.give_back, "clawBack": Owner.claw_back, "adjust": Owner.adjust, "transferOut": Owner.transfer_out,
    "transferIn": Owner.transfer_in, "settle": None, "activate": None,
}

FIELDS = ["accounts of wallets (pending, available, reserved, issued, redeemed, expired, adjusted, clearing)", "written at",
          "what was posted (kind:wallet:occurred:book date)", "lots (wallet:expires:receipt:earner:pending,available,reserved)",
          "holds (name:wallet:deadline:points)"]


class Difference(Exception):
    """What the ledger did is not what must happen."""


class World:
    """Owners that share a time zone, books and transfers."""

    def __init__(self, header):
        words = header.split(" ")
        self.number, self.zone, self.open_from = words[1], Zone.named(words[2]), Zone.named(words[2]).ordinal(words[3])
        self.repeat = " ".join(words[4:])
        self.owners = {}
        self.parts = {}
        self.done = 0

    def owner(self, name):
        found = self.owners.get(name)
        if found is None:
            found = self.owners[name] = Owner(name, self.zone)
        return found

    def operation(self, line, counts):
        """Does what a line asks for and compares."""
        self.done += 1
        asked, _, answer = line.partition(" | ")
        words = asked.split(" ")
        owner = self.owner(words[0])
        owner.history.append(line)
        moment, late, written = words[1].partition(">")
        before_expiry = moment[-1] == "~"
        now = int(moment[:-1] if before_expiry else moment)
        kind = words[2]
        owner.pass_time(now, before_expiry or kind == "activate")
        command = COMMANDS[kind]
        extra = None
        try:
            if command is not None:
                if kind == "transferIn":
                    self.arrive(words, answer)
                extra = command(owner, now, *words[3:])
                # What came so late that it has run out already.
                owner.pass_time(now, before_expiry)
        except Refusal as refusal:
            expected = "!" + refusal.args[0]
            counts["refused " + kind] += 1
            counts[expected.partition(" ")[0]] += 1
        else:
            counts[kind] += 1
            expected = self.outcome(owner, written if late else str(now), kind, extra, counts)
        if expected != answer:
            raise Difference(self.report(owner, line, expected, answer))

    def arrive(self, words, answer):
        """Transfers arrive whole, once, as they left."""
        wallet, parts, transfer = words[3:6]
        if answer[0] != "!" and self.parts.pop(transfer, None) != (wallet, parts):
            raise Difference("world %s: transfer %s arrives with other points than it left with, or twice" % (self.number, transfer))

    def outcome(self, owner, written, kind, parts, counts):
        accounts = [wallet.accounts() for _, wallet in sorted(owner.wallets.items())]
        accounts = ";".join([text for text in accounts if text]) or "-"
        happened, owner.happened = owner.happened, []
        events = "-"
        if happened:
            zone, books = self.zone, set()
            for what, wallet, occurred in happened:
                day = zone.day(occurred)
                if day < self.open_from:
                    day = self.open_from
                    counts["booked in a later month"] += 1
                if what == "expiry" or what == "activation":
                    counts["by time: " + what] += 1
                    if zone.is_change(day - 1) or zone.is_change(day):
                        counts["by time: at a change of the clock"] += 1
                books.add("%s:%s:%d:%s" % (what, wallet, occurred, zone.iso(day)))
            events = ",".join(sorted(books)) if len(books) > 1 else books.pop()
        text = "%s %s %s" % (accounts, written if happened else "-", events)
        if kind == "settle":
            return text + " " + owner.contents()
        if kind == "transferOut":
            transfer = owner.history[-1].split(" ")
            self.parts[transfer[5]] = (transfer[3], parts)
            return text + " " + parts
        return text

    def report(self, owner, line, expected, answer):
        lines = ["world %s, operation %d of it: %s" % (self.number, self.done, line.partition(" | ")[0]), "  must be: " + expected, "  is:      " + answer]
        if expected[0] != "!" and answer[0] != "!":
            for name, left, right in zip(FIELDS, expected.split(" "), answer.split(" ")):
                if left != right:
                    lines += ["  they differ in " + name, "    must be: " + left, "    is:      " + right]
        return "\n".join(lines + ["", "the owner's life until then:"] + ["  " + text for text in owner.history])

    def end(self):
        """Points of all owners and the programme add up to nothing, and nothing is on the way."""
        on_the_way = sum([wallet.clearing for owner in self.owners.values() for wallet in owner.wallets.values()])
        if on_the_way or self.parts:
            raise Difference("world %s: %d points are still between owners at its end" % (self.number, on_the_way))


def audit(stream, counts):
    """Reads worlds until the end; gives the number of operations. Raises Difference, or EOFError for a stream that breaks off."""
    world, done = None, 0
    for line in stream:
        line = line[:-1]
        if " | " in line:
            try:
                world.operation(line, counts)
            except (KeyError, ValueError, IndexError, TypeError, AssertionError) as error:
                raise Difference("world %s, operation %d: the line cannot be followed: %r\n  %s" % (world.number, world.done, error, line)) from error
            except Difference as difference:
                raise Difference("%s\n\nrepeat with: %s" % (difference, world.repeat)) from difference
            continue
        word, _, rest = line.partition(" ")
        if word == "world":
            world = World(line)
        elif word == "close":
            world.open_from = world.zone.ordinal(rest)
            counts["months closed"] += 1
        elif word == "verified":
            counts["owners verified"] += 1
            if not rest.endswith(" sound"):
                raise Difference("the ledger finds itself unsound: %s\nrepeat with: %s" % (rest, world.repeat))
        elif word == "end":
            world.end()
            done += world.done
            world = None
        else:
            raise Difference("a line that is none: " + line)
    if world is not None or done == 0:
        raise EOFError
    return done


def show(counts, done, seconds, least):
    """Prints how often each thing happened; false if any command or refusal happened too seldom."""
    rare = []
    for name in COMMANDS:
        refused = counts["refused " + name]
        print("  %-14s %11d posted %11d refused" % (name, counts[name], refused))
        if counts[name] < least:
            rare.append(name)
    for name in REFUSALS:
        print("  %-22s %11d" % ("refused: " + name, counts["!" + name]))
        if counts["!" + name] < least:
            rare.append(name)
    for name in sorted(counts):
        if name not in COMMANDS and name[0] != "!" and not name.startswith("refused "):
            print("  %-34s %11d" % (name, counts[name]))
    print("%d operations in %.0f s, no difference" % (done, seconds))
    if rare:
        print("under %d times: %s" % (least, ", ".join(rare)))
    return not rare


def audit_command(command):
    """Runs a simulation and audits what it writes; for a process of its own. Gives counts as JSON."""
    counts = collections.Counter()
    try:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1 << 20)
    except OSError as error:
        return {"broken": str(error)}
    try:
        done = audit(child.stdout, counts)
    except Difference as difference:
        return {"difference": str(difference)}
    except EOFError:
        return {"broken": "the stream of %s breaks off" % " ".join(command)}
    finally:
        child.kill()
        child.wait()
    return {"done": done, "counts": counts}


def main():
    parser = argparse.ArgumentParser(description="Audits a simulated ledger.")
    parser.add_argument("--least", type=int, default=0, help="how often each command and each refusal must have happened")
    parser.add_argument("--processes", type=int, default=1, help="how many parts of the command run side by side")
    parser.add_argument("command", nargs="*", help="writes the stream; without it the stream is the standard input")
    options = parser.parse_args()
    began, counts = time.monotonic(), collections.Counter()
    if options.command:
        import multiprocessing

        commands = [options.command + ["--part", str(part), "--parts", str(options.processes)] for part in range(options.processes)]
        with multiprocessing.Pool(options.processes) as pool:
            done = 0
            # The first difference of any part ends all.
            for result in pool.imap_unordered(audit_command, commands):
                if "difference" in result:
                    print(result["difference"])
                    pool.terminate()
                    return 1
                if "broken" in result:
                    print(result["broken"])
                    pool.terminate()
                    return 2
                done += result["done"]
                counts.update(result["counts"])
    else:
        try:
            done = audit(sys.stdin, counts)
        except Difference as difference:
            print(difference)
            return 1
        except EOFError:
            print("the stream breaks off")
            return 2
    return 0 if show(counts, done, time.monotonic() - began, options.least) else 1


if __name__ == "__main__":
    sys.exit(main())
