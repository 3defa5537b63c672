"""Levels 0 to 3: slopes of one variable, and the same slopes with the other letters frozen."""

from gradquest.topics.topic import Topic

DERIVATIVES = ("derivative", "derivative_at")
PARTIALS = ("partial_x", "partial_y", "partial_z", "partial_w", "partial_at")

SLOPES = (
    Topic(
        "slope.power", "Powers and sums", 0, DERIVATIVES, (), (),
        (
            "The derivative is the slope: how fast f changes when x moves a little.",
            "Power rule: bring the exponent down in front, then lower it by one.",
            "A factor in front stays. A sum is done term by term.",
            "A number alone does not change, so its slope is 0.",
            "Put the point in last: the slope of x² at 3 is 2·3 = 6, not the slope of 9.",
        ),
        "slopes/parabola/derivative:1",
    ),
    Topic(
        "slope.chain", "The chain rule", 0, DERIVATIVES, ("chain", "root"), ("slope.power",),
        (
            "A function inside a function: name the inside u.",
            "Differentiate the outside and leave u in it as it is.",
            "Then multiply by the slope of the inside, u'.",
            "A root is the power 1/2: its slope is u' over twice the root.",
            "Check: the inside must still be there in your answer.",
        ),
        "slopes/bracket/derivative:1",
    ),
    Topic(
        "slope.product", "The product rule", 0, DERIVATIVES, ("product",), ("slope.power",),
        (
            "Both factors move, so each takes a turn.",
            "(u·v)' = u'·v + u·v'.",
            "Differentiate one factor, copy the other; then the other way round; add.",
            "u'·v' is not it: try x·x, whose slope is 2x and not 1.",
            "If one factor is a plain number, no rule is needed: it just stays.",
        ),
        "slopes/product/derivative:1",
    ),
    Topic(
        "slope.quotient", "The quotient rule", 0, DERIVATIVES, ("quotient",), ("slope.product",),
        (
            "(u/v)' = (u'·v - u·v') / v².",
            "The slope of the top comes first; the order matters because of the minus.",
            "The bottom is squared, and it stays a bottom.",
            "A number over x is quicker as a power: 3/x = 3·x^(-1).",
            "If only the top moves, it is no quotient at all: 1/v is a plain factor.",
        ),
        "slopes/quotient/derivative:1",
    ),
    Topic(
        "slope.exp-log", "Exponentials and logarithms", 0, DERIVATIVES,
        ("exp", "log", "power"), ("slope.chain",),
        (
            "e^u is its own slope: it stays e^u, times u'.",
            "ln u has slope u'/u: one over the inside, times the inside's slope.",
            "Another base leaves a factor: (2^x)' = 2^x·ln 2.",
            "The exponent is not brought down: e^x is no power of x.",
            "Check at 0: the slope of e^(2x) there is 2.",
        ),
        "slopes/exponential/derivative:1",
    ),
    Topic(
        "slope.trig", "Sine, cosine and their kin", 0, DERIVATIVES,
        ("trig", "hyperbolic", "inverse-trig"), ("slope.chain",),
        (
            "sin' = cos and cos' = -sin. Only the cosine brings a minus.",
            "tan' = 1/cos².",
            "The inside stays inside: sin(3x) has slope 3·cos(3x).",
            "arctan u has slope u'/(1 + u²), tanh u has slope u'·(1 - tanh² u).",
            "Angles are in radians; sin x near 0 is as steep as x itself.",
        ),
        "slopes/sine/derivative:1",
    ),
)

FREEZING = (
    Topic(
        "freeze.depends-on", "What depends on what", 1, ("depends_on",), (), (),
        (
            "f(x, y, z) may change when any of its letters changes.",
            "A partial derivative is again a function: it may depend on all of them.",
            "Differentiate first, then look which letters are left.",
            "A term without the moving letter is gone: its slope is 0.",
            "A letter that comes only as a plain sum leaves no trace in the others' slopes.",
        ),
        "maps/three-letters/depends_on:1",
    ),
    Topic(
        "partial.polynomial", "One letter moves", 1, PARTIALS, (), (),
        (
            "∂f/∂x asks: how fast does f change when x moves and all else stands still?",
            "Read every other letter as a fixed number, such as 7.",
            "A term without x is then a plain number: its slope is 0.",
            "A frozen letter that multiplies x stays, like the 3 in 3x.",
            "Then differentiate in x exactly as you always did.",
        ),
        "foundations/vanishing-square/partial_x:2",
    ),
    Topic(
        "partial.mixed", "Terms with both letters", 2, PARTIALS, ("mixed",),
        ("partial.polynomial",),
        (
            "In x²y both letters occur; for ∂f/∂x the y is a frozen factor.",
            "So ∂/∂x (x²y) = 2x·y: the y is copied, not differentiated.",
            "And ∂/∂y (x²y) = x²: now x² is the frozen factor.",
            "A term vanishes only if the moving letter is not in it at all.",
            "Test yourself: put y = 7. The slope of 7x² is 14x, and 2x·7 is that too.",
        ),
        "foundations/shared-letter/partial_x:1",
    ),
    Topic(
        "partial.chain", "Chain rule with frozen letters", 3, PARTIALS, ("chain",),
        ("partial.mixed", "slope.chain"),
        (
            "Name the inside u. The outside is differentiated with u left in it.",
            "Then multiply by ∂u/∂x: only x moves inside as well.",
            "For (2x + 5y)³ the inner slope in x is 2, in y it is 5.",
            "A frozen letter inside does not vanish: the inside stays whole.",
            "Both partials share the outer part; they differ in the inner slope.",
        ),
        "chains/bracket-squared/partial_x:1",
    ),
    Topic(
        "partial.product", "Product rule with frozen letters", 3, PARTIALS, ("product",),
        ("partial.mixed", "slope.product"),
        (
            "The rule is needed only if the moving letter is in both factors.",
            "x·sin y needs no product rule in x: sin y is a frozen factor.",
            "x·sin(xy) does: both factors move with x.",
            "Then u'·v + u·v', each slope taken in the moving letter only.",
            "First ask which factors move; it saves half of the work.",
        ),
        "products-and-quotients/two-brackets/partial_x:1",
    ),
    Topic(
        "partial.quotient", "Quotients with frozen letters", 3, PARTIALS, ("quotient",),
        ("partial.mixed", "slope.quotient"),
        (
            "First see where the moving letter is: in the top, the bottom, or both.",
            "Only in the top: x/y has slope 1/y in x, for 1/y is a frozen factor.",
            "Only in the bottom: x/y = x·y^(-1) has slope -x/y² in y.",
            "In both: (u'·v - u·v')/v², all slopes in the moving letter.",
            "The bottom is squared as a whole: (x + y)², not x² + y².",
        ),
        "products-and-quotients/over-a-sum/partial_x:1",
    ),
    Topic(
        "partial.exp", "Exponentials of two letters", 3, PARTIALS, ("exp", "power"),
        ("partial.chain", "slope.exp-log"),
        (
            "e^u stays e^u; multiply by ∂u/∂x.",
            "For e^(xy) the inner slope in x is y, in y it is x.",
            "e^x·e^y splits: in x the factor e^y is frozen.",
            "x^y is two things: a power in x, y·x^(y-1), ...",
            "... and an exponential in y, x^y·ln x.",
        ),
        "functions/exp-of-a-line/partial_x:1",
    ),
    Topic(
        "partial.log", "Logarithms of two letters", 3, PARTIALS, ("log",),
        ("partial.chain", "slope.exp-log"),
        (
            "ln u has slope (∂u/∂x)/u: the whole inside goes below.",
            "ln(x² + y²) has slope 2x/(x² + y²) in x.",
            "ln(xy) = ln x + ln y, so its slope in x is just 1/x.",
            "A logarithm of a sum does not split.",
            "The inside must be positive; that is where the answer is compared.",
        ),
        "functions/log-of-a-line/partial_x:1",
    ),
    Topic(
        "partial.trig", "Trigonometry of two letters", 3, PARTIALS,
        ("trig", "hyperbolic", "inverse-trig"), ("partial.chain", "slope.trig"),
        (
            "sin u has slope cos u times ∂u/∂x; cos u brings a minus.",
            "The inside is copied whole: cos(2x + 3y), not cos 2.",
            "sin x·cos y needs no product rule: one factor is frozen.",
            "arctan(y/x) is an angle; u'/(1 + u²) and then tidy up.",
            "Signs first: a lost minus of the cosine is the commonest slip here.",
        ),
        "functions/sine-of-a-line/partial_x:1",
    ),
    Topic(
        "partial.root", "Roots of two letters", 3, PARTIALS, ("root",), ("partial.chain",),
        (
            "A root is the power 1/2: √u has slope (∂u/∂x)/(2√u).",
            "√(x² + y²) is the distance from the origin; in x its slope is x/√(x² + y²).",
            "The 2 from the square and the 2 below the root cancel there.",
            "√(xy) may be split as √x·√y where both are positive.",
            "The root stays below the line: the flatter, the larger u is.",
        ),
        "chains/root-of-a-line/partial_x:1",
    ),
)  # fmt: skip
