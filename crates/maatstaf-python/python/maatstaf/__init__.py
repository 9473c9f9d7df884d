"""See which EMCC level a portfolio of coaching or mentoring evidence supports, and why.

Each operation of Maatstaf is a function here, and its arguments are the fields of its request:

    estimate = maatstaf.estimate(portfolio)
    steps = maatstaf.gap(portfolio, to="senior-practitioner", language="nl")

A document is a dict, or JSON as ``str`` or ``bytes``. An answer in JSON comes as a value, and pictures and pages show themselves in a
notebook. What is wrong with a request comes all at once, as ``Refused``. ``maatstaf.types`` has the types of all documents.

Levels of very many portfolios: ``estimate_many``, and for engines of tables ``maatstaf.arrow`` and ``maatstaf.spark``.
"""

from maatstaf._answers import Answer, Html, Markdown, Svg
from maatstaf._calls import *
from maatstaf._calls import __all__ as _names
from maatstaf._maatstaf import __version__
from maatstaf._many import Levels, estimate_many
from maatstaf._refused import Problem, Refused
from maatstaf._requests import call, calls, example

__all__ = [
    "Answer",
    "Html",
    "Levels",
    "Markdown",
    "Problem",
    "Refused",
    "Svg",
    "__version__",
    "call",
    "calls",
    "estimate_many",
    "example",
    *_names,
]
