"""Levels 4 to 6: the gradient on its hill, directions, estimates, and the way down."""

from gradquest.topics.topic import Topic

GRADIENTS = (
    Topic(
        "gradient.symbolic",
        "The gradient as a formula",
        4,
        ("gradient",),
        (),
        ("partial.mixed",),
        (
            "The gradient lists all partial derivatives: ∇f = (∂f/∂x, ∂f/∂y).",
            "One entry for each letter, in the order in which f names them.",
            "Each entry is a partial: one letter moves, the others are frozen.",
            "It is a vector at every point, so a whole field of arrows.",
            "Write it in brackets with commas: (2x, 6y).",
        ),
        "gradients/bowl-and-twist/gradient:1",
    ),
    Topic(
        "gradient.at-point",
        "The gradient at a point",
        4,
        ("gradient_at",),
        (),
        ("partial.mixed",),
        (
            "First both partials with their letters, then put the point in.",
            "The result is an arrow in the plane of x and y, not on the hill.",
            "It points where f rises fastest: the way straight up.",
            "It stands square on the level line through the point.",
            "All partials get the whole point: x and y go into each of them.",
        ),
        "polynomials/tilted-bowl/gradient_at:1",
    ),
    Topic(
        "gradient.map",
        "Reading a contour map",
        4,
        ("read_contour",),
        (),
        ("gradient.at-point",),
        (
            "Along a level line f does not change; across it f changes fastest.",
            "The gradient is square on the level line and points to higher numbers.",
            "Lines close together: steep, so a long gradient. Far apart: gentle.",
            "∂f/∂x is positive if the numbers grow when you walk to the right.",
            "∂f/∂y is positive if the numbers grow when you walk up the page.",
        ),
        "maps/bowl-on-a-map/read_contour:2",
    ),
    Topic(
        "gradient.length",
        "How steep it is",
        4,
        ("magnitude",),
        (),
        ("gradient.at-point",),
        (
            "The gradient's length is the steepest slope there is at the point.",
            "Length: square the entries, add, take the root.",
            "(6, 8) has length 10: walk that way and f rises by 10 for each unit.",
            "A length is never negative, and 0 only where the ground is flat.",
            "Leave a root as it is, or give its decimals.",
        ),
        "directions/right-triangle/magnitude:1",
    ),
    Topic(
        "gradient.direction",
        "Which way is up",
        4,
        ("direction",),
        (),
        ("gradient.at-point",),
        (
            "Steepest ascent: along ∇f. Steepest descent: along -∇f.",
            "Along the level line: square to ∇f; swap the entries and flip one sign.",
            "A direction may have any positive length: (2, 4) and (1, 2) are one way.",
            "A unit direction has length 1: divide the vector by its length.",
            "Angles are counted from the x axis, counter-clockwise, in degrees.",
        ),
        "directions/plain-bowl/direction:1",
    ),
)

DIRECTIONS = (
    Topic(
        "directional",
        "The slope in any direction",
        5,
        ("directional",),
        (),
        ("gradient.direction",),
        (
            "How fast does f change if you walk in the direction u, of length 1?",
            "The directional derivative is ∇f · u: multiply entry by entry and add.",
            "A vector that is longer or shorter must first be divided by its length.",
            "An angle θ gives u = (cos θ, sin θ).",
            "It is largest along ∇f, smallest against it, and 0 along the level line.",
        ),
        "directions/slope-along-a-vector/directional:1",
    ),
    Topic(
        "estimate.tangent",
        "The tangent plane",
        5,
        ("linear_estimate",),
        (),
        ("gradient.at-point",),
        (
            "Close to a point (a, b) the hill looks like a plane.",
            "Walk on by Δx and Δy: f changes by about ∂f/∂x·Δx + ∂f/∂y·Δy.",
            "Both slopes are those at (a, b). Δx is how far you go, not where you arrive.",
            "Estimate: the height f(a, b), plus that change.",
            "As a plane: z = f(a, b) + ∂f/∂x·(x - a) + ∂f/∂y·(y - b).",
        ),
        "estimates/near-a-corner-of-a-field/linear_estimate:1",
    ),
)

DESCENT = (
    Topic(
        "descent.step", "One step downhill", 6, ("descent_step",), (), ("gradient.at-point",),
        (
            "new point = old point - learning rate · gradient.",
            "Minus, because the gradient points up and you want to go down.",
            "First the gradient where you stand, then the learning rate times it.",
            "Every letter moves by its own slope, all at the same time.",
            "The answer is the point where you land, not the step.",
        ),
        "polynomials/tilted-bowl/descent_step:3",
    ),
    Topic(
        "descent.steps", "Step after step", 6, ("descent_steps",), (), ("descent.step",),
        (
            "Each step starts where the last one ended.",
            "So the gradient has to be found anew at every point.",
            "Within one step all letters use the same old point.",
            "The steps get shorter as the ground gets flatter.",
            "Keep the points in a small table: point, gradient, next point.",
        ),
        "descents/tilted-bowl/descent_steps:4",
    ),
)  # fmt: skip
