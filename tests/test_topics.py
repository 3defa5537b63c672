"""The skill tree: whole, without circles, and every lesson with an example that is at hand."""

import pytest

from gradquest.banks.library import Library
from gradquest.commands.lesson import lesson_lines
from gradquest.kinds.kind import kinds
from gradquest.topics.lesson import lesson_for, lesson_on
from gradquest.topics.tree import TOPICS, rank, topic_named, topic_of

WIDEST = 84


@pytest.fixture(scope="module")
def library():
    return Library.open()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_lesson_has_five_lines_and_an_example_that_is_solved(topic, library):
    lesson = lesson_on(topic, library)
    assert len(topic.lesson) == 5
    assert max(map(len, topic.lesson)) <= WIDEST
    assert lesson.example is not None, topic.example
    assert topic_of(lesson.example.kind.name, lesson.example.origin.family) is topic
    assert any(line.startswith("  Answer: ") for line in lesson_lines(lesson))


def test_what_a_topic_needs_stands_before_it():
    places = {topic.id: place for place, topic in enumerate(TOPICS)}
    for topic in TOPICS:
        assert all(places[need] < places[topic.id] for need in topic.needs), topic.id
        assert all(topic_named(need).level <= topic.level for need in topic.needs), topic.id
    assert rank("slope.power") == 0
    assert rank("opt.adam") > rank("descent.step")


def test_levels_go_from_slopes_to_optimisers_without_a_gap():
    assert [topic.level for topic in TOPICS] == sorted(topic.level for topic in TOPICS)
    assert {topic.level for topic in TOPICS} == set(range(10))


def test_every_shipped_problem_has_its_lesson(library):
    for bank in library.banks:
        for template in bank.templates:
            for kind in template.kinds:
                assert topic_of(kind, template.family), f"{template.name}/{kind}"
    assert lesson_for(library.problem("chains/bracket-squared/partial_y:1"), library)


def test_every_kind_is_taught():
    taught = {kind for topic in TOPICS for kind in topic.kinds}
    assert set(kinds()) == taught


@pytest.mark.parametrize(
    ("kind", "topic", "idea"),
    [
        ("nesterov_step", "opt.nesterov", "the velocity is about to lead"),
        ("adagrad_step", "opt.adagrad", "squares of all its slopes so far"),
        ("adam_step", "opt.adam", "two averages"),
        ("momentum_step", "opt.momentum", "where you stand"),
        ("critical_point", "critical", "set each of them to 0, and solve"),
        ("classify", "classify", "D < 0: a saddle"),
        ("frozen", "freeze.value", "holds y at 2"),
        ("difference_quotient", "partial.definition", "Divide by h"),
        ("relu", "loss.relu", "max(0, u)"),
        ("minibatch_step", "opt.sgd-minibatch", "a few rows"),
    ],
)
def test_a_kind_with_an_idea_of_its_own_has_a_lesson_of_its_own(kind, topic, idea):
    taught = topic_named(topic)
    assert topic_of(kind, "polynomial") is taught
    assert taught.kinds == (kind,)
    assert idea in " ".join(taught.lesson)


def test_a_learning_rate_comes_after_the_curvature_that_decides_it():
    rate, curved = topic_named("descent.rate"), topic_named("hessian")
    assert curved.id in rate.needs
    assert TOPICS.index(curved) < TOPICS.index(rate)
    assert "η" not in " ".join(rate.lesson)
