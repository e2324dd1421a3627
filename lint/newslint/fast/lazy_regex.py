"""Regular expressions that are compiled on first use: an article needs about half of them."""

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a pattern. Its methods are looked up once, so that later calls cost what the pattern's own do."""

    def __init__(self, expression: Any, flags: int) -> None:
        self._made = expression, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made), name)  # `re` keeps what it compiled
        setattr(self, name, value)
        return value


def lazy(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of an expression that is known to be right: what is wrong with it shows at its first use only."""
    return cast("re.Pattern[AnyStr]", _Lazy(expression, flags))
