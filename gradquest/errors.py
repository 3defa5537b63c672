"""Errors meant for a person: the text of each is the sentence that they read."""


class GradquestError(Exception):
    """Something a learner or an author can put right; its text says what and how."""

    exit_code = 1
    """What the command line ends with: 1 says 'no', 2 says 'misuse'."""


class Misuse(GradquestError):
    """A command, flag or name that does not exist, or does not go with the others."""

    exit_code = 2


class Unreadable(GradquestError):
    """A typed text that is no expression: never wrong, handed back with the place."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        """1-based column in the text as it was typed."""


class Undefined(ArithmeticError):
    """An expression has no real value; whoever asks for it says to people what that means."""
