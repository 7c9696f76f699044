"""Generates a map of about N claims in which no rule finds anything, not even those that are off by default."""
import random
import sys

wanted = int(sys.argv[1])
random.seed(1)
made = 0
consonants = "bdfgklmnprstvz"


def word():
    """A made-up noun; two rarely start with the same letters."""
    return "".join(random.choice(consonants) + random.choice("aeiou") for _ in range(4)) + random.choice("nrl")


def claim(indent, text, *keys):
    global made
    print(f"{indent}- c{made}: {text}")
    print(f"{indent}  from: book")
    for key in keys:
        print(f"{indent}  {key}")
    made += 1


def reasons(indent, terms, depth):
    """Writes two reasons for a claim about some terms.

    Each has two linked premises: new terms hold, and where they hold, the given ones hold.
    """
    print(f"{indent}because:")
    for _ in range(2):
        new = [word() for _ in range(3)]
        print(f"{indent}  - premises:")
        claim(indent + "      ", f"Where {' and '.join(new)} hold, {' and '.join(terms)} hold", "basis: value")
        inner = indent + "        "
        if depth > 0:
            claim(indent + "      ", f"{new[0].capitalize()} with {new[1]} and {new[2]} hold")
            reasons(inner, new, depth - 1)
        else:
            claim(indent + "      ", f"{new[0].capitalize()} with {new[1]} and {new[2]} hold", "basis: observation")


print("title: Sound\nlanguage: en\nsources:\n  book: {title: A book}\nconclusions: [c0]\nclaims:")
claim("  ", "Kolumar and tabisen hold")
print("    but:")
claim("      ", "Some say that moredan denies kolumar", "basis: observation", "but: reply")
print("  - reply: Moredan denies nothing\n    basis: observation\n    from: book")
pairs = []
while made < wanted:
    x, y = word(), word()
    pairs.append(made)
    claim("  ", f"{x.capitalize()} with {y} hold for kolumar")
    reasons("    ", [x, y, "kolumar"], 3)
    pairs.append(made)
    claim("  ", f"{y.capitalize()} and {x} hold against tabisen")
    reasons("    ", [y, x, "tabisen"], 3)
print("  - c0:\n    because:")
for first, second in zip(pairs[::2], pairs[1::2]):
    print(f"      - premises: [c{first}, c{second}]")
