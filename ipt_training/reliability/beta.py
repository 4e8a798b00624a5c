"""The incomplete beta function and its inverse, behind the quantiles of Student's t and Fisher's F.

Everything is in terms of w = log(x / (1 - x)), in which neither end of the distribution loses
digits. Sources: NIST Digital Library of Mathematical Functions, 8.17 (continued fraction 8.17.22)
and 5.11 (Stirling's series), https://dlmf.nist.gov; the start of the search is 26.5.22 of
Abramowitz & Stegun (1964), Handbook of Mathematical Functions.
"""

import math
from statistics import NormalDist

_NORMAL = NormalDist()
_TINY = 1e-300
_CLOSE = 1e-16
_MOST_STEPS = 10_000
_NEAR = 0.1
_ENOUGH = 1e-16
"""Halley's method cubes the error: what is left after such a step no float can hold."""
_LARGE = 20.0
_FEW = 5.0


def beta_share(w: float, a: float, b: float) -> tuple[float, float]:
    """Give I_x(a, b) at x = 1 / (1 + exp(-w)), and its slope along w.

    Args:
        w: the logit of x, any finite number.
        a: first parameter, above 0.
        b: second parameter, above 0.
    """
    whole = a + b
    mean, rest, shift = a / whole, b / whole, w - math.log(a / b)
    # Logarithms against the mean of the distribution: no two large numbers are subtracted.
    deviance = -a * _log1pexpm1(rest, -shift) - b * _log1pexpm1(mean, shift)
    stirling = _stirling(whole) - _stirling(a) - _stirling(b)
    slope = math.sqrt(a * rest / (2.0 * math.pi)) * math.exp(deviance + stirling)
    x, y = _logistic(w), _logistic(-w)
    if x * (whole + 2.0) < a + 1.0:
        return slope * _fraction(x, a, b) / a, slope
    return 1.0 - slope * _fraction(y, b, a) / b, slope


def beta_logit(p: float, a: float, b: float) -> float:
    """Give the logit of the x at which I_x(a, b) is p, 0 < p < 1; best below 0.5.

    Newton's method on log I, which is concave in w, so that the search ends from any start; near
    the end with Halley's correction. A step to where no float holds the share is halved.
    """
    w, goal, step = _start(p, a, b), math.log(p), 1.0
    for _ in range(_MOST_STEPS):
        share, slope = beta_share(w, a, b)
        if share == 0.0:
            step /= 2.0
            w += step
            continue
        first = slope / share
        step = (math.log(share) - goal) / first
        bend = a * _logistic(-w) - b * _logistic(w) - first
        turn = step * bend / 2.0
        w -= step / (1.0 - turn) if abs(turn) < _NEAR else step
        if abs(step) * max(turn * turn, _CLOSE) <= _ENOUGH:
            return w
    raise AssertionError("the search on a concave function has an end")


def _start(p: float, a: float, b: float) -> float:
    if min(a, b) <= 1.0:
        # The first term of the series in x where a is small, the normal curve where b is.
        if a < _FEW:
            log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
            log_x = (math.log(p * a) + log_beta) / a
            return min(log_x, math.log(a / b))
        z = _NORMAL.inv_cdf(p / 2.0)
        return math.log(2.0 * a / (z * z + (z**4 + z * z) / (4.0 * a)))
    y = -_NORMAL.inv_cdf(p)
    third, other = 1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0)
    curve, h = (y * y - 3.0) / 6.0, 2.0 / (third + other)
    root = math.sqrt(max(h + curve, 0.0))
    bend = y * root / h - (other - third) * (curve + 5.0 / 6.0 - 2.0 / (3.0 * h))
    return math.log(a / b) - 2.0 * bend


def _fraction(x: float, a: float, b: float) -> float:
    """Give the continued fraction of DLMF 8.17.22 by the method of Lentz, two terms at a time."""
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0) or _TINY)
    value = d
    for m in range(1, _MOST_STEPS):
        double = a + 2 * m
        term = m * (b - m) * x / ((double - 1.0) * double)
        d = 1.0 / (1.0 + term * d or _TINY)
        c = 1.0 + term / c or _TINY
        value *= c * d
        term = -(a + m) * (a + b + m) * x / (double * (double + 1.0))
        d = 1.0 / (1.0 + term * d or _TINY)
        c = 1.0 + term / c or _TINY
        value *= c * d
        if abs(c * d - 1.0) <= 4.0 * _CLOSE:
            return value
    raise AssertionError("the continued fraction converges for every argument it is asked for")


def _logistic(w: float) -> float:
    if w >= 0.0:
        return 1.0 / (1.0 + math.exp(-w)) if w < 700.0 else 1.0
    return math.exp(w) / (1.0 + math.exp(w)) if w > -700.0 else 0.0


def _log1pexpm1(share: float, shift: float) -> float:
    """Give log(1 - share + share * exp(shift)), however large the shift."""
    if shift > 30.0:
        return shift + math.log(share + (1.0 - share) * math.exp(-min(shift, 700.0)))
    return math.log1p(share * math.expm1(shift))


def _stirling(z: float) -> float:
    """Give what Stirling's formula for log gamma leaves out."""
    if z < _LARGE:
        half_log = 0.5 * math.log(2.0 * math.pi)
        return math.lgamma(z) - ((z - 0.5) * math.log(z) - z + half_log)
    t = 1.0 / (z * z)
    return (1.0 / 12.0 - t * (1.0 / 360.0 - t * (1.0 / 1260.0 - t / 1680.0))) / z
