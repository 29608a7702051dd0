"""Tasks by name: each function prepares and returns what is timed, a function without arguments that returns a number to compare."""
import numpy as np


def expression(formula, n, calls):
    """Values of a formula at n points of a uniform grid on [-3, 5], several times; returns the mean of the last."""
    from scipy.special import erf
    x = np.linspace(-3.0, 5.0, n)
    formulas = {
        "tanh": lambda: np.tanh(x),
        "exp": lambda: np.exp(x),
        "erf": lambda: erf(x),
        "pade": pade(x),
        "composite": lambda: x * np.tanh(x) ** 3 + np.exp(-x * x),
        "gelu": lambda: 0.5 * x * (1 + erf(x * np.sqrt(0.5))),
        "swish": lambda: x / (1 + np.exp(-x)),
    }
    f = formulas[formula]

    def run():
        for _ in range(calls - 1):
            f()
        return f().mean()

    return run


def pade(x):
    def value():
        y = x * x
        return x * (10395 + y * (1260 + 21 * y)) / (10395 + y * (4725 + y * (210 + y)))
    return value


def steps(n, batch, precision, count):
    """Runge-Kutta steps of x' = -x + J tanh(x), g = 2, for a batch of trajectories; returns the mean square."""
    kind = np.float32 if precision == "single" else np.float64
    random = np.random.default_rng(1)
    couplings = random.standard_normal((n, n), dtype=kind)
    couplings *= kind(2 / np.sqrt(n))
    state = random.standard_normal((n, batch), dtype=kind)
    dt = kind(0.05)
    half = kind(0.5) * dt
    sixth = dt / kind(6)
    two = kind(2)

    def rate(x):
        slope = couplings @ np.tanh(x)
        slope -= x
        return slope

    def run():
        nonlocal state
        for _ in range(count):
            k1 = rate(state)
            k2 = rate(state + half * k1)
            k3 = rate(state + half * k2)
            k4 = rate(state + dt * k3)
            k2 += k3
            k2 *= two
            k1 += k2
            k1 += k4
            k1 *= sixth
            state += k1
        return (state * state).mean()

    return run


def memory_read(n):
    """The sum of n integers of eight bytes."""
    numbers = np.arange(n) & 1023
    return lambda: numbers.sum()


def mean_field(g, quantity):
    """The autonomous tanh network of independent couplings to 1e-8: C_x(0) or PR_phi."""
    return lambda: solve_mean_field(g)[quantity]


def hermite(variance, order):
    """Squares of the Hermite coefficients, <phi phi> = sum a_n^2 rho^n, and the mean slope, for phi = tanh."""
    root = np.sqrt(variance)
    # The trapezoid rule converges with the distance of the poles, pi/2 over the standard deviation.
    step = min(0.05, 0.25 / root)
    end = np.sqrt(2 * order) + 9
    z = np.arange(-end, end + step, step)
    phi = np.tanh(root * z)
    # Hermite functions: the weight is kept in them, so that nothing overflows.
    before, now = np.zeros_like(z), np.exp(-z * z / 4) * (2 * np.pi) ** -0.25
    weighted = step * phi * now
    gauss = now * now
    a = np.empty(order)
    for k in range(order):
        a[k] = np.sum(weighted * now)
        before, now = now, (z * now - np.sqrt(k) * before) / np.sqrt(k + 1.0)
    return a * a, step * np.sum(gauss * (1 - phi * phi))


def solve_mean_field(g):
    from scipy.integrate import solve_ivp
    from scipy.optimize import brentq
    order = int(60 + 22 * g * g)
    n = np.arange(order)

    def balance(c):
        a, _ = hermite(c, order)
        return c / 2 - g * g * np.sum(a / (n + 1))

    c0 = brentq(balance, 0.5 * (g - 1), 2 * g * g, xtol=1e-12, rtol=1e-12)
    a, slope = hermite(c0, order)
    odd = a[1::2]
    powers = np.arange(len(odd))

    def force(c):
        return c - g * g * (c / c0) * np.dot(odd, (c / c0) ** (2 * powers))

    # Backwards in time from the tail of the correlation, where the motion along the ridge of the potential is stable.
    decay = np.sqrt(1 - g * g * a[1] / c0)
    rho = 1e-3
    first = rho * c0
    bend = 2 * g * g / c0 * np.sum(odd[1:] * rho ** (2 * powers[1:]) / (2 * powers[1:] + 2))
    speed = first * np.sqrt(decay ** 2 - bend)
    top = lambda t, y: y[1]
    top.terminal = True
    top.direction = -1
    flow = solve_ivp(lambda t, y: [y[1], force(y[0])], (0, 200 / decay), [first, speed], events=top, dense_output=True,
                     rtol=1e-11, atol=1e-13 * c0, method="DOP853")
    summit = flow.t_events[0][0]
    # The fluctuations that the two-frequency integral resolves decay over 1/(1 - nu), nu = (g slope)^2.
    end = 10 / (1 - (g * slope) ** 2)
    step = 0.05 if g <= 4 else 0.025
    points = int(2 ** np.ceil(np.log2(end / step)))
    tau = np.linspace(0, end, points + 1)
    head = tau < summit
    c = np.empty(points + 1)
    c[head] = flow.sol(summit - tau[head])[0]
    c[~head] = first * np.exp(-decay * (tau[~head] - summit))
    ratio = c / c0
    square = ratio * ratio
    phi = np.zeros_like(c)
    for coefficient in odd[::-1]:
        phi *= square
        phi += coefficient
    phi *= ratio
    spectrum = np.fft.hfft(phi) * tau[1]
    omega = 2 * np.pi * np.fft.fftfreq(2 * points, tau[1])
    keep = np.abs(spectrum) > 1e-11 * spectrum[0]
    s, w = spectrum[keep], omega[keep]
    response = slope / (1 + 1j * w)
    total = 0.0
    for k in range(0, len(w), 128):
        x = 1 - g * g * response[k:k + 128, None] * response[None, :]
        total += s[k:k + 128] @ (1 / (x.real ** 2 + x.imag ** 2)) @ s
    step = (omega[1] - omega[0]) / (2 * np.pi)
    return {"C_x(0)": c0, "PR_phi": phi[0] ** 2 / (total * step * step)}


def series(order):
    """Taylor coefficients of tanh to an order, exactly; returns the last odd one times a scale."""
    import sympy

    def run():
        sympy.core.cache.clear_cache()
        ring, x = sympy.ring("x", sympy.QQ)
        from sympy.polys.ring_series import rs_tanh
        return float(rs_tanh(x, x, order + 1).coeff(x ** (order - 1 + order % 2)))

    return run


def taylor(order):
    import sympy
    from sympy.polys.ring_series import rs_tanh
    ring, x = sympy.ring("x", sympy.QQ)
    s = rs_tanh(x, x, order + 1)
    return [s.coeff(x ** k) if k else s.coeff(1) for k in range(order + 1)]


def pade_exact(m):
    """The exact Pade approximant [m/m] of tanh(x)/x-like series from its rational Taylor coefficients; returns its value at 1."""
    import sympy
    from sympy.polys.matrices import DomainMatrix

    def run():
        sympy.core.cache.clear_cache()
        c = taylor(2 * m)
        f = sympy.QQ
        rows = [[c[m + i - j] if m + i - j >= 0 else f(0) for j in range(1, m + 1)] for i in range(1, m + 1)]
        right = [[-c[m + i]] for i in range(1, m + 1)]
        q = [f(1)] + [r[0] for r in DomainMatrix(rows, (m, m), f).lu_solve(DomainMatrix(right, (m, 1), f)).to_list()]
        p = [sum((q[j] * c[k - j] for j in range(0, k + 1)), f(0)) for k in range(m + 1)]
        return float(sum(p) / sum(q))

    return run


def derivative(order):
    """A high derivative of tanh(x) exp(-x^2/2), expanded; returns its value at 1/2."""
    import sympy

    def run():
        sympy.core.cache.clear_cache()
        x = sympy.Symbol("x")
        f = sympy.tanh(x) * sympy.exp(-x ** 2 / 2)
        for _ in range(order):
            f = sympy.expand(sympy.diff(f, x))
        return float(f.subs(x, sympy.Rational(1, 2)))

    return run
