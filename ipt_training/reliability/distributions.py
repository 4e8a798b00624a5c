"""Distribution functions and quantiles that intervals need, without a statistics package.

Source: NIST Digital Library of Mathematical Functions, 8.9 and 8.17 (incomplete gamma and beta
functions and their continued fractions), https://dlmf.nist.gov.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

from ipt_training.reliability.beta import beta_logit, beta_share

_NORMAL = NormalDist()
_TINY = 1e-300
_CLOSE = 1e-15
_MOST_STEPS = 10_000


def normal_cdf(x: float) -> float:
    """Give the share of a standard normal distribution that is not above x."""
    return _NORMAL.cdf(x)


def normal_quantile(p: float) -> float:
    """Give the point of a standard normal distribution that a share p, 0 < p < 1, lies below."""
    return _NORMAL.inv_cdf(_share(p))


def t_cdf(x: float, df: float) -> float:
    """Give the share of Student's t distribution with df degrees of freedom not above x."""
    _degrees(df)
    if x == 0:
        return 0.5
    tail = 0.5 * beta_share(math.log(df) - 2 * math.log(abs(x)), df / 2, 0.5)[0]
    return tail if x < 0 else 1 - tail


def t_quantile(p: float, df: float) -> float:
    """Give the point of Student's t distribution that a share p, 0 < p < 1, lies below."""
    _degrees(df)
    if _share(p) == 0.5:
        return 0.0
    t = math.sqrt(df * math.exp(-beta_logit(2 * min(p, 1 - p), df / 2, 0.5)))
    return -t if p < 0.5 else t


def f_cdf(x: float, d1: float, d2: float) -> float:
    """Give the share of Fisher's F distribution with d1 and d2 degrees of freedom not above x."""
    _degrees(d1), _degrees(d2)
    if x <= 0:
        return 0.0
    return beta_share(math.log(d1 / d2) + math.log(x), d1 / 2, d2 / 2)[0]


def f_quantile(p: float, d1: float, d2: float) -> float:
    """Give the point of Fisher's F distribution that a share p, 0 < p < 1, lies below."""
    _degrees(d1), _degrees(d2)
    if _share(p) > 0.5:  # the tail near 1 would lose its digits
        return d2 / d1 * math.exp(-beta_logit(1 - p, d2 / 2, d1 / 2))
    return d2 / d1 * math.exp(beta_logit(p, d1 / 2, d2 / 2))


def chi_square_cdf(x: float, df: float) -> float:
    """Give the share of the chi-square distribution with df degrees of freedom not above x."""
    return _gamma_share(_degrees(df) / 2, x / 2) if x > 0 else 0.0


def chi_square_quantile(p: float, df: float) -> float:
    """Give the point of the chi-square distribution that a share p, 0 < p < 1, lies below."""
    a = _degrees(df) / 2
    y = _quantile(lambda y: _gamma_share(a, y / (1 - y)), _share(p))
    return 2 * y / (1 - y)


def _share(p: float) -> float:
    if not 0 < p < 1:
        raise ValueError("a quantile needs a share above 0 and below 1")
    return p


def _degrees(df: float) -> float:
    if not df > 0:
        raise ValueError("degrees of freedom are above 0")
    return df


def _quantile(cdf: Callable[[float], float], p: float) -> float:
    """Find x in (0, 1) where a rising function is p: by halves in logarithms near 0, then plain."""
    low, high = 0.0, 1.0
    x = 0.5
    while True:
        if cdf(x) < p:
            low = x
        else:
            high = x
        following = math.sqrt(low * high) if 0 < low < high / 4 else (low + high) / 2
        if low == 0.0 and high < 1e-3:
            following = high * high
        if following in (x, low, high) or following < _TINY:
            return x
        x = following


def _gamma_share(a: float, x: float) -> float:
    """Give the regularised lower incomplete gamma function P(a, x), DLMF 8.7.1 and 8.9.2."""
    if math.isinf(x):
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        total = term = 1 / a
        step = a
        while abs(term) > abs(total) * _CLOSE:
            step += 1
            term *= x / step
            total += term
        return front * total
    upper = _fraction(x + 1 - a, lambda m: -m * (m - a), lambda m: x + 2 * m + 1 - a)
    return 1 - front / upper


def _fraction(first: float, over: Callable[[int], float], under: Callable[[int], float]) -> float:
    """Give a continued fraction by the modified method of Lentz (Thompson and Barnett 1986)."""
    value = first or _TINY
    c, d = value, 0.0
    for m in range(1, _MOST_STEPS):
        d = 1 / (under(m) + over(m) * d or _TINY)
        c = under(m) + over(m) / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value
