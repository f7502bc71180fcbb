"""Local days of a time zone by Python's own calendar and zone data."""
import bisect
import datetime
import zoneinfo

NEVER = datetime.date(9999, 12, 31).toordinal()
"""The day that does not come."""

FIRST, LAST = datetime.date(2010, 1, 1).toordinal(), datetime.date(2040, 1, 1).toordinal()


class Zone:
    """Days are ordinals of datetime.date; a day begins at the first moment whose local date it is."""

    known = {}

    def __init__(self, name):
        self.name = name
        zone = zoneinfo.ZoneInfo(name)
        self.starts = []
        for day in range(FIRST, LAST):
            midnight = datetime.datetime.combine(datetime.date.fromordinal(day), datetime.time(), zone)
            self.starts.append(int(midnight.timestamp()))
        self.ordinals = {}
        self.texts = {}

    @classmethod
    def named(cls, name):
        if name not in cls.known:
            cls.known[name] = cls(name)
        return cls.known[name]

    def start(self, day):
        """The moment at which a day begins; of the day that does not come, no moment."""
        return float("inf") if day >= LAST else self.starts[day - FIRST]

    def day(self, moment):
        """The local day of a moment."""
        return FIRST + bisect.bisect_right(self.starts, moment) - 1

    def ordinal(self, text):
        found = self.ordinals.get(text)
        if found is None:
            found = self.ordinals[text] = datetime.date.fromisoformat(text).toordinal()
        return found

    def iso(self, day):
        found = self.texts.get(day)
        if found is None:
            found = self.texts[day] = datetime.date.fromordinal(day).isoformat()
        return found

    def is_change(self, day):
        """Whether the clock changes in the day."""
        return self.start(day + 1) - self.start(day) != 86_400
