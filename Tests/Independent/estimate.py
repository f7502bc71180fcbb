"""The 95 % intervals of METRICS.md ("Edge rules"), in the forms that docs/READINGS.md lists."""
import math

Z = 1.959963984540054


def wilson(x, n):
    """Wilson's score interval without continuity correction."""
    if not n:
        return None
    p, z2 = x / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return [middle - half, middle + half]


def around(value, variance):
    half = Z * math.sqrt(max(variance, 0.0))
    return [value - half, value + half]


def delta(rows):
    """Ratio of sums over clusters; rows are (x, y) of every cluster in the samples."""
    count = len(rows)
    total_x, total_y = math.fsum(r[0] for r in rows), math.fsum(r[1] for r in rows)
    if count < 2 or total_y == 0:
        return None
    ratio = total_x / total_y
    squares = math.fsum((x - ratio * y) ** 2 for x, y in rows)
    return around(ratio, count / (count - 1) * squares / total_y ** 2)


def residuals(rows):
    """Value of x / y and each cluster's linearised part of it."""
    total_x, total_y = math.fsum(r[0] for r in rows), math.fsum(r[1] for r in rows)
    ratio = total_x / total_y
    return ratio, [(x - ratio * y) / total_y for x, y in rows]


def summed(value, parts):
    """Interval of a value whose linearised parts, one a cluster, are given."""
    count = len(parts)
    if count < 2:
        return None
    return around(value, count / (count - 1) * math.fsum(p * p for p in parts))


def gap(rows):
    """(x1 / y1) / (x2 / y2) - 1; rows are (x1, y1, x2, y2) of every cluster in either sample."""
    first, e1 = residuals([(r[0], r[1]) for r in rows])
    second, e2 = residuals([(r[2], r[3]) for r in rows])
    if first == 0 or second == 0:
        return None
    ratio = first / second
    return summed(ratio - 1, [ratio * (a / first - b / second) for a, b in zip(e1, e2)])


def woodruff(values):
    """Median's interval: values are (value, cluster), sorted by value."""
    count = len(values)
    if count == 0:
        return None
    middle = (values[(count - 1) // 2][0] + values[count // 2][0]) / 2
    below = sum(1 for v, _ in values if v <= middle)
    share = below / count
    clusters = {}
    for value, cluster in values:
        x, y = clusters.get(cluster, (0, 0))
        clusters[cluster] = (x + (value <= middle), y + 1)
    size = len(clusters)
    if size < 2:
        return None
    squares = math.fsum((x - share * y) ** 2 for x, y in clusters.values())
    half = Z * math.sqrt(size / (size - 1) * squares) / count

    def quantile(p):
        place = max(1, min(count, math.ceil(p * count - 1e-9)))
        return values[place - 1][0]

    return [quantile(0.5 - half), quantile(0.5 + half)]
