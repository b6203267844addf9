"""The one error that a person sees."""


class BidprepError(Exception):
    """Something the person can act on: what happened, and what to do.

    ``str(error)`` is one or two whole sentences, fit for the message bar and for stderr.
    Everything else that is raised is a bug and may show its traceback.
    """

    def __init__(self, happened: str, do: str = "") -> None:
        super().__init__(f"{happened} {do}".strip())
        self.happened = happened
        self.do = do
