"""Levels 7 to 9: losses and graphs, curvature, optimisers."""

from gradquest.topics.topic import Topic

LOSSES = (
    Topic(
        "chain.paths",
        "The chain rule along all paths",
        7,
        ("chain",),
        (),
        ("partial.chain",),
        (
            "f depends on u and v, and both depend on x: x reaches f on two paths.",
            "Along a path, multiply the slopes: ∂f/∂u · ∂u/∂x.",
            "Over all paths, add: ∂f/∂x = ∂f/∂u·∂u/∂x + ∂f/∂v·∂v/∂x.",
            "A path that is forgotten is a term that is missing.",
            "In the end write everything in the outer letters that are asked for.",
        ),
        "graphs/square-and-line/chain:5",
    ),
    Topic(
        "loss.regression",
        "The loss of a line",
        7,
        ("regression", "regression_step"),
        (),
        ("partial.chain", "gradient.at-point"),
        (
            "A line w·x + b misses each point by an error e = w·x + b - y.",
            "The loss is the mean of the squared errors.",
            "∂L/∂w = 2/n · Σ e·x: each error times its x.",
            "∂L/∂b = 2/n · Σ e: the errors alone.",
            "w and b move; the data are fixed numbers.",
        ),
        "regression/two-points/regression:4",
    ),
    Topic(
        "backprop.graph",
        "Backpropagation",
        7,
        ("backprop",),
        (),
        ("chain.paths",),
        (
            "Forward: compute each node from those before it, and keep the values.",
            "Backward: begin with ∂f/∂f = 1 at the end.",
            "Each node passes on: local slope times what came from above.",
            "+ passes it on unchanged; · passes it on times the other factor.",
            "Where a value is used twice, what comes back is added.",
        ),
        "graphs/sum-times-input/backprop:5",
    ),
)

CURVATURE = (
    Topic(
        "second",
        "Second derivatives",
        8,
        ("second",),
        (),
        ("partial.mixed",),
        (
            "f_xx: differentiate in x, then in x again. It tells how the slope changes.",
            "f_xy: first in x, then in y. It is the slope in y of the slope in x.",
            "f_xy is not the product of the slopes.",
            "The order does not matter for smooth functions: f_xy = f_yx (Clairaut).",
            "So take the easier order, and use the other as a check.",
        ),
        "curvature/mixed-of-powers/second:1",
    ),
    Topic(
        "hessian",
        "The Hessian",
        8,
        ("hessian",),
        (),
        ("second",),
        (
            "The Hessian holds all second derivatives in a square table.",
            "First row f_xx, f_xy; second row f_yx, f_yy.",
            "It is symmetric, so three numbers say it all for two letters.",
            "It tells how the gradient changes when the point moves.",
            "For a quadratic f it is the same everywhere.",
        ),
        "curvature/hessian-of-a-cubic/hessian:4",
    ),
    Topic(
        "classify",
        "Valleys, peaks and saddles",
        8,
        ("classify", "critical_point"),
        (),
        ("hessian",),
        (
            "Where ∇f = 0 the ground is flat: a valley floor, a peak, or a saddle.",
            "D = f_xx·f_yy - f_xy² decides.",
            "D < 0: a saddle, up one way and down another.",
            "D > 0 and f_xx > 0: a minimum. D > 0 and f_xx < 0: a maximum.",
            "D = 0 decides nothing; look at f itself.",
        ),
        "curvature/what-is-it/classify:1",
    ),
)

OPTIMISERS = (
    Topic(
        "opt.momentum", "Momentum", 9, ("momentum_step", "nesterov_step"), (), ("descent.steps",),
        (
            "The step remembers the steps before it: a velocity for each letter.",
            "Rules differ from book to book, so each question prints its own.",
            "First the new velocity from the old one and the gradient, then move.",
            "The gradient is the one where you stand.",
            "Old velocity 0 gives a plain descent step.",
        ),
        "optimisers/a-ball-with-momentum/momentum_step:4",
    ),
    Topic(
        "opt.adam", "Adam and its kin", 9, ("adam_step", "adagrad_step"), (), ("opt.momentum",),
        (
            "Adam keeps two averages: of the gradient, m, and of its square, v.",
            "Both begin at 0, so they are divided by 1 - β^t to make up for it.",
            "The step is η·m / (√v + ε): the root makes its size nearly the rate.",
            "Each letter has its own m and v.",
            "The first step goes η against the sign of each slope.",
        ),
        "optimisers/adam-begins/adam_step:1",
    ),
)  # fmt: skip
