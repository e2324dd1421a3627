"""Who stands behind a figure: a named source, a faceless one, or nobody."""

from newslint.attribution.attributor import Attributor, Source
from newslint.attribution.statements import Statement

__all__ = ["Attributor", "Source", "Statement"]
