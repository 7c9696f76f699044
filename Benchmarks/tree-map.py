"""Generates a map of N claims that form a single argument. About CROSS percent of them share a reason with another.

Usage: tree-map.py N [CROSS]
"""
import random
import sys

wanted = int(sys.argv[1])
cross = int(sys.argv[2]) if len(sys.argv) > 2 else 0
random.seed(3)
words = "a town could give its old halls to those who work there and let the rest be what they were before".split()
reasons = [[] for _ in range(wanted)]
# Claims that can take more reasons, oldest first.
open_claims = [0]
for claim in range(1, wanted):
    above = open_claims[random.randrange(min(len(open_claims), 12))]
    reasons[above].append(claim)
    if len(reasons[above]) == 4:
        open_claims.remove(above)
    open_claims.append(claim)
print("claims:")
for claim in range(wanted):
    text = " ".join(random.choice(words) for _ in range(random.randrange(5, 16)))
    print(f"  - c{claim}: {text.capitalize()}")
    supports = [c for i, c in enumerate(reasons[claim]) if i < 3]
    objections = reasons[claim][3:]
    if claim + 1 < wanted and random.randrange(100) < cross:
        other = random.randrange(claim + 1, min(wanted, claim + 60))
        if other not in reasons[claim]:
            supports.append(other)
    if supports:
        print(f"    because: [{', '.join(f'c{c}' for c in supports)}]")
    if objections:
        print(f"    but: [{', '.join(f'c{c}' for c in objections)}]")
    if not supports:
        print("    basis: assumption")
