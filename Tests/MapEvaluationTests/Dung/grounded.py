"""Computes grounded extensions with clingo. Standard input is a JSON list of frameworks, each a list: first `[count]`,
then the attacks `[from, to]`. Prints a JSON list of the extensions."""

import json
import sys

import clingo

# An argument is in if each of its attackers is out, and out if one of its attackers is in: the least model.
PROGRAM = """
round(0..n).
in(A, 0) :- arg(A), not att(_, A).
out(A, R) :- att(B, A), in(B, R), round(R).
stays(A, R) :- att(B, A), not out(B, R), round(R).
in(A, R + 1) :- arg(A), not stays(A, R), round(R), round(R + 1).
#show in/2.
"""


def grounded(framework):
    count = framework[0][0]
    facts = f"#const n = {count + 1}. " + " ".join(f"arg({a})." for a in range(count))
    facts += " ".join(f"att({a}, {b})." for a, b in framework[1:])
    control = clingo.Control(["--warn=none"])
    control.add("base", [], PROGRAM + facts)
    control.ground([("base", [])])
    accepted = set()
    with control.solve(yield_=True) as handle:
        for model in handle:
            accepted = {symbol.arguments[0].number for symbol in model.symbols(shown=True)}
    return sorted(accepted)


json.dump([grounded(framework) for framework in json.load(sys.stdin)], sys.stdout)
