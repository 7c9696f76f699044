"""How the work of argmap grows with its input: `growth.py PROGRAM [--kinds A,B] [--from BYTES] [--doublings N] [--time]`.

For each kind of map or repository, makes inputs of doubling size, runs each command on them, and prints the factor by
which the instructions grow from one size to the next, start-up subtracted (valgrind's callgrind; with --time, the
processor time instead). The factor is divided by that of the bytes read and written and multiplied by 2, so that 2.0 is
linear. Factors above 2.3 are marked.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile


def claims(n, text=lambda i: f"claim number {i} says so", more="    basis: value\n"):
    return "claims:\n" + "".join(f"  - c{i}: {text(i)}\n{more}" for i in range(n))


def nested(n, key, end="basis: value", step=""):
    lines = ["claims:"]
    for i in range(n):
        lines.append(" " * (2 + 4 * i) + f"- c{i}: claim {i}")
        lines.append(" " * (4 + 4 * i) + (f"{key}:" if i < n - 1 else end))
    return "\n".join(lines) + "\n"


def depth(size):
    # Indentation makes the size of nested claims quadratic in their number.
    return max(2, int((size / 4) ** 0.5))


def flow(n, key):
    return "claims:\n  - {c0: claim 0, " + "".join(f"{key}: [{{c{i}: claim {i}, " for i in range(1, n)) + "basis: value" + "}]" * (n - 1) + "}\n"


KINDS = {}


def kind(function):
    KINDS[function.__name__.replace("_", "-")] = function
    return function


def single(name, make, per):
    """A kind with one map; `make` is given a count, `per` is the number of bytes of one."""
    KINDS[name] = lambda size: {"m.argmap.yaml": make(max(1, size // per))}


single("wide", lambda n: claims(n), 50)
single("wide-reasons", lambda n: "claims:\n  - top: the top\n    because:\n" + "".join(f"      - c{i}: claim {i}\n        basis: value\n" for i in range(n)), 48)
single("wide-objections", lambda n: "claims:\n  - top: the top\n    basis: value\n    but:\n" + "".join(f"      - c{i}: claim {i}\n        basis: value\n" for i in range(n)), 48)
single("wide-premises", lambda n: "claims:\n  - top: the top\n    because:\n      - premises:\n" + "".join(f"          - c{i}: claim {i}\n            basis: value\n" for i in range(n)), 56)
single("references", lambda n: claims(n) + "  - top: the top\n    because: [" + ", ".join(f"c{i}" for i in range(n)) + "]\n", 58)
single("chain", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n    because: c{i+1}\n" for i in range(n)) + f"  - c{n}: the end\n    basis: value\n", 40)
single("unsupported-chain", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n    because: c{i+1}\n" for i in range(n)) + f"  - c{n}: the end\n", 40)
single("ring", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n    because: c{(i+1)%n}\n" for i in range(n)), 40)
single("rings", lambda n: "claims:\n" + "".join(f"  - a{i}: claim a{i}\n    because: b{i}\n  - b{i}: claim b{i}\n    because: a{i}\n" for i in range(n)), 80)
single("unsupported", lambda n: claims(n, more=""), 34)
single("fans", lambda n: "claims:\n" + "".join(f"  - t{i}: top {i}\n    because: [l]\n" for i in range(n)) + "  - l: leaf\n", 38)
single("many-to-many", lambda n: claims(40, more="") + "".join(f"  - d{i}: claim d{i}\n    because: [" + ", ".join(f"c{j}" for j in range(40)) + "]\n" for i in range(n)), 230)
KINDS["nested-reasons"] = lambda size: {"m.argmap.yaml": nested(depth(size), "because")}
KINDS["nested-objections"] = lambda size: {"m.argmap.yaml": nested(depth(size), "but")}
KINDS["nested-unsupported"] = lambda size: {"m.argmap.yaml": nested(depth(size), "because", "note: n")}
single("flow-reasons", lambda n: flow(n, "because"), 36)
single("flow-objections", lambda n: flow(n, "but"), 30)
single("undercuts", lambda n: "claims:\n  - top: the top\n    because:\n      - r: reason\n        basis: value\n        unless:\n" + "".join(f"          - u{i}: undercut {i}\n            basis: value\n" for i in range(n)), 58)
single("steps", lambda n: "claims:\n" + "".join(f"  - t{i}: top {i}\n    because:\n      - premises: [a, b]\n        scheme: sign\n        strength: 0.5\n" for i in range(n)) + "  - a: A\n    basis: value\n  - b: B\n    basis: value\n", 100)
single("contradictions", lambda n: claims(n, more="    basis: value\n    contradicts: c0\n"), 72)
single("contradiction-lists", lambda n: claims(n) + "  - top: the top\n    basis: value\n    contradicts: [" + ", ".join(f"c{i}" for i in range(n)) + "]\n", 58)
single("groups", lambda n: "groups:\n" + "".join(f"  - g{i}: group {i}\n    claims:\n      - c{i}: claim {i}\n        basis: value\n" for i in range(n)), 80)
KINDS["nested-groups"] = lambda size: {"m.argmap.yaml": "groups:\n" + "".join(" " * (2 + 4 * i) + f"- g{i}: group {i}\n" + " " * (4 + 4 * i) + f"claims: [c]\n" + " " * (4 + 4 * i) + "groups:\n" for i in range(depth(size) - 1)) + " " * (2 + 4 * (depth(size) - 1)) + "- last: last\nclaims:\n  - c: C\n    basis: value\n"}
single("group-members", lambda n: "groups:\n  - g: group\n    claims: [" + ", ".join(f"c{i}" for i in range(n)) + "]\n" + claims(n), 58)
single("tags", lambda n: claims(n, more="    basis: value\n    tags: [a, b, c]\n"), 72)
single("many-tags", lambda n: "".join(["claims:\n"] + [f"  - c{i}: claim {i}\n    basis: value\n    tags: [t{i}, u{i}]\n" for i in range(n)]), 66)
single("tags-of-one", lambda n: "claims:\n  - c: C\n    basis: value\n    tags: [" + ", ".join(f"t{i}" for i in range(n)) + "]\n", 8)
single("views", lambda n: "views:\n" + "".join(f"  v{i}: {{focus: c{i}}}\n" for i in range(n)) + claims(n), 75)
single("views-of-many", lambda n: claims(200) + "views:\n" + "".join(f"  v{i}: {{title: view {i}, focus: [c1, c2], depth: 2}}\n" for i in range(n)), 55)
single("expectations", lambda n: "expect: {accepted: [" + ", ".join(f"c{i}" for i in range(n)) + "]}\n" + claims(n), 58)
single("conclusions", lambda n: "conclusions: [" + ", ".join(f"c{i}" for i in range(n)) + "]\n" + claims(n), 58)
single("sources", lambda n: "sources:\n" + "".join(f"  s{i}: {{title: source {i}}}\n" for i in range(n)) + "claims:\n  - c: C\n    evidence: [" + ", ".join(f"s{i}" for i in range(n)) + "]\n", 38)
single("unused-sources", lambda n: "sources:\n" + "".join(f"  s{i}: {{title: source {i}}}\n" for i in range(n)) + "claims:\n  - c: C\n    basis: value\n", 30)
single("unknown-sources", lambda n: claims(n, more="    evidence: nowhere\n"), 54)
single("citations", lambda n: "sources: {s: {title: S}}\n" + claims(n, more="    evidence: s\n"), 48)
single("addresses", lambda n: "".join(["claims:\n"] + [f"  - c{i}: claim {i}\n    evidence: https://example.org/{i}\n" for i in range(n)]), 62)
single("notes", lambda n: claims(n, more="    basis: value\n    note: a note of some words about it\n"), 88)
single("long-note", lambda n: "claims:\n  - c: C\n    basis: value\n    note: >\n" + "      words of a long note\n" * n, 27)
single("long-text", lambda n: "claims:\n  - c: " + "words " * n + "\n    basis: value\n", 6)
single("connectives-in-one-text", lambda n: "language: en\nclaims:\n  - c: it died " + "because it died " * n + "\n    basis: value\n", 16)
single("bare-connectives", lambda n: "language: en\n" + claims(n, lambda i: f"Therefore claim {i} holds", "    evidence: {source: 'https://example.org', quote: words}\n"), 100)
single("equal-texts", lambda n: claims(n, lambda i: "the very same text"), 48)
single("similar-texts", lambda n: claims(n, lambda i: f"the very same text about winter and lake {i % 7}"), 70)
single("rare-words", lambda n: claims(n, lambda i: f"rare{i % 50}word stands in other{i}word"), 60)
single("dashes", lambda n: claims(n, lambda i: "it - or that - is so"), 50)
single("lone-dashes", lambda n: "claims:\n" + "  -\n" * n, 4)
single("comments", lambda n: claims(n, more="    # a comment of some words\n    basis: value\n"), 80)
single("only-comments", lambda n: "# a comment\n" * n + claims(1), 12)
single("suppressions", lambda n: "claims:\n" + "".join(f"  # argmap: allow unsupported-claim -- a reason\n  - c{i}: claim {i}\n" for i in range(n)), 72)
single("unused-suppressions", lambda n: "claims:\n" + "".join(f"  # argmap: allow unsupported-claim -- a reason\n  - c{i}: claim {i}\n    basis: value\n" for i in range(n)), 90)
single("file-suppressions", lambda n: "# argmap: allow unused-source -- a reason\n" * n + claims(10), 42)
single("unknown-keys", lambda n: claims(n, more="    basiss: value\n"), 50)
single("unknown-claims", lambda n: claims(n, more="    because: nobody\n"), 52)
single("misspelled-claims", lambda n: claims(n, more="") + "".join(f"  - d{i}: claim d{i}\n    because: cc{i}\n" for i in range(n)), 70)
single("duplicate-ids", lambda n: "claims:\n" + "".join(f"  - same: claim {i}\n    basis: value\n" for i in range(n)), 42)
single("colons-in-texts", lambda n: claims(n, lambda i: f"claim {i}: it is so"), 44)
single("missing-ids", lambda n: "claims:\n" + "".join(f"  - a claim without an id {i}\n" for i in range(n)), 30)
single("wrong-dashes", lambda n: "claims:\n" + "".join(f"  * c{i}: claim {i}\n" for i in range(n)), 22)
single("wrong-indents", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n     basis: value\n" for i in range(n)), 42)
single("sorted-keys", lambda n: "claims:\n" + "".join(f"  - basis: value\n    c{i}: claim {i}\n" for i in range(n)), 42)
single("unclosed-brackets", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n    tags: [a\n" for i in range(n)), 36)
single("unclosed-quotes", lambda n: "claims:\n" + "".join(f"  - c{i}: 'claim {i}\n" for i in range(n)), 24)
single("tabs", lambda n: "claims:\n" + "".join(f"  - c{i}: claim {i}\n\t  basis: value\n" for i in range(n)), 42)
single("crlf", lambda n: claims(n).replace("\n", "\r\n"), 52)
single("brackets", lambda n: "claims:\n  - c: C\n    tags: " + "[" * n + "]" * n + "\n", 2)
single("quotes-in-braces", lambda n: "claims:\n" + "".join(f"  - {{c{i}: 'claim, {i}', basis: value}}\n" for i in range(n)), 46)


@kind
def paragraphs(size):
    n = max(1, size // 110)
    source = "".join(f"paragraph number {i} says that the lake froze.\n\n" for i in range(n))
    return {"s.md": source, "m.argmap.yaml": "sources: {s: {title: S, file: s.md}}\n" + claims(n, more="    evidence: s#p1\n")}


def quoting(size, quote):
    """A source, and claims that each quote a paragraph of it; `quote` is given the paragraph's number."""
    n = max(1, size // 160)
    source = "".join(f"paragraph number {i} says that the lake froze.\n\n" for i in range(n))
    more = "".join(f"  - c{i}: claim {i}\n    evidence: {{source: s, quote: {quote(i)}}}\n" for i in range(n))
    return {"s.md": source, "m.argmap.yaml": "sources: {s: {title: S, file: s.md}}\nclaims:\n" + more}


@kind
def quotes(size):
    return quoting(size, lambda i: f"paragraph number {i} says that the lake froze")


@kind
def near_quotes(size):
    return quoting(size, lambda i: f"parograph nomber {i} sais thot the lake froze")


@kind
def headings(size):
    n = max(1, size // 90)
    source = "".join(f"# Heading {i}\n\ntext {i}\n\n" for i in range(n))
    more = "".join(f"  - c{i}: claim {i}\n    evidence: s#heading-{i}\n" for i in range(n))
    return {"s.md": source, "m.argmap.yaml": "sources: {s: {title: S, file: s.md}}\nclaims:\n" + more}


def markdown(name, make, per):
    """A kind with a Markdown source that is hard to read, and claims that quote it."""
    def files(size):
        more = "".join(f"  - c{i}: claim {i}\n    evidence: {{source: s, at: p1, quote: words that are not there}}\n" for i in range(50))
        return {"s.md": make(max(1, size // per)), "m.argmap.yaml": "sources: {s: {title: S, file: s.md}}\nclaims:\n" + more}
    KINDS["md-" + name] = files


markdown("quote-signs", lambda n: ">" * n + "a\n" * n, 3)
markdown("quote-lines", lambda n: "> > > > a\n" * n, 10)
markdown("one-line-lists", lambda n: "- " * n + "a\n" + "\n" * n, 3)
markdown("numbered-lists", lambda n: "1. " * n + "a\n" + "\n" * n, 4)
markdown("mixed-nesting", lambda n: "> - 1. " * n + "a\n" + "\n" * n, 8)
markdown("indented-lists", lambda n: "".join(" " * (2 * i) + "- a\n" for i in range(int(n ** 0.5))) + "\n" * n, 2)
markdown("underscores", lambda n: "_" * n + "a\n", 1)
markdown("stars", lambda n: "*" * n + "a\n", 1)
markdown("open-emphasis", lambda n: "*a **a " * n + "\n", 7)
markdown("mixed-emphasis", lambda n: "*a_ " * n + "\n", 4)
markdown("closed-emphasis", lambda n: "a**b" + "c* " * n + "\n", 3)
markdown("open-brackets", lambda n: "[" * n + "a\n", 1)
markdown("closed-brackets", lambda n: "[" * n + "a" + "]" * n + "\n", 2)
markdown("open-links", lambda n: "[a](" * n + "\n", 4)
markdown("open-titles", lambda n: "[a](b \"" * n + "\n", 7)
markdown("images", lambda n: "![l" * n + "\n", 3)
markdown("image-brackets", lambda n: "![[]()" * n + "\n", 6)
markdown("footnote-marks", lambda n: "[^" * n + "\n", 2)
markdown("footnotes", lambda n: "a[^1] " * n + "\n", 6)
markdown("backticks", lambda n: "".join("a" + "`" * i for i in range(1, int((2 * n) ** 0.5))) + "\n", 1)
markdown("open-code", lambda n: "`a ``b " * n + "\n", 7)
markdown("definitions", lambda n: "".join(f"[a{i}]: u\n" for i in range(n)) + "\n" + "".join(f"[a{i}] " for i in range(n)) + "\n", 16)
markdown("broken-definitions", lambda n: "[a]: u \"\n" * n, 8)
markdown("same-definitions", lambda n: "[a]: u\n" * n + "\n" + "[a] " * n + "\n", 11)
markdown("open-tags", lambda n: "<a " * n + "\n", 3)
markdown("open-attributes", lambda n: "<a b=\" <a b=' " * n + "\n", 14)
markdown("html-attributes", lambda n: "<div>\n" + "<a b=\" <a b=' " * n + ">\n", 14)
markdown("html-tags", lambda n: "<div>\n" + "<a " * n + "\n", 3)
markdown("html-scripts", lambda n: "<div><script>" * n + "\n", 13)
markdown("html-entities", lambda n: "<p>" + "&amp;&lt;" * n + "\n", 9)
markdown("html-ids", lambda n: "".join(f"<a id='a{i}'></a>\n\n" for i in range(n)), 20)
markdown("open-comments", lambda n: "a <!-- " * n + "\n", 7)
markdown("declarations", lambda n: "a <!A " * n + "\n", 6)
markdown("instructions", lambda n: "a <? " * n + "\n", 5)
markdown("cdata", lambda n: "a <![CDATA[ " * n + "\n", 12)
markdown("entities", lambda n: "&" * n + "\n", 1)
markdown("backslashes", lambda n: "\\" * n + "\n", 1)
markdown("line-of-spaces", lambda n: " " * n + "a\n", 1)
markdown("spaces-and-marks", lambda n: ("- " + " " * 300) * n + "a\n", 302)
markdown("same-headings", lambda n: "# a\n\n" * n, 5)
markdown("numbered-headings", lambda n: "".join(f"# a\n\n# a-{i}\n\n" for i in range(n)), 14)
markdown("deep-headings", lambda n: "".join("#" * (1 + i % 6) + " a\n" for i in range(n)), 6)
markdown("underlined", lambda n: "a\n" * n + "===\n", 2)
markdown("rules", lambda n: "- - " * n + "\n" + "***\n" * n, 8)
markdown("fences", lambda n: "```\n~~~\n" * n, 8)
markdown("tables", lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "a\n" * n, 6)
markdown("autolinks", lambda n: "<http://a" * n + "\n", 9)
markdown("carriage-returns", lambda n: "a\r" * n, 2)
markdown("broken-words", lambda n: "a-\n" * n, 3)


@kind
def many_maps(size):
    return {f"m{i}.argmap.yaml": claims(10) for i in range(max(1, size // 460))}


@kind
def import_chain(size):
    n = max(2, size // 120)
    files = {f"m{i}.argmap.yaml": f"imports: {{o: m{i+1}.argmap.yaml}}\nclaims:\n  - c: claim {i}\n    because: o.c\n" for i in range(n)}
    files[f"m{n}.argmap.yaml"] = "claims:\n  - c: the end\n    basis: value\n"
    return files


@kind
def import_three(size):
    n = max(4, size // 160)
    files = {}
    for i in range(n):
        earlier = [j for j in (i - 1, i - 2, i - 3) if j >= 0]
        text = "imports: {" + ", ".join(f"o{j}: m{j}.argmap.yaml" for j in earlier) + "}\n" if earlier else ""
        text += f"claims:\n  - c: claim {i}\n" + ("    because: [" + ", ".join(f"o{j}.c" for j in earlier) + "]\n" if earlier else "    basis: value\n")
        files[f"m{i}.argmap.yaml"] = text
    return files


@kind
def import_one(size):
    n = max(1, size // 80)
    files = {f"m{i}.argmap.yaml": f"imports: {{o: base.argmap.yaml}}\nclaims:\n  - c: claim {i}\n    because: o.c\n" for i in range(n)}
    files["base.argmap.yaml"] = "claims:\n  - c: C\n    basis: value\n"
    return files


COMMANDS = {
    "check": ["check", "--select", "all", "--exit-zero", "-q", "--format", "concise", "."],
    "fmt": ["fmt", "--diff", "-q", "m.argmap.yaml"],
    "fix": ["fix", "--diff", "-q", "m.argmap.yaml"],
    "md": ["render", "m.argmap.yaml", "--format", "md", "-o", "out"],
    "mermaid": ["render", "m.argmap.yaml", "--format", "mermaid", "-o", "out"],
    "dot": ["render", "m.argmap.yaml", "--format", "dot", "-o", "out"],
}


def run(program, arguments, folder, by_time, limit):
    output = os.path.join(folder, "stdout")
    start = [program] + arguments
    if not by_time:
        start = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"] + start
    environment = dict(os.environ, LIBDISPATCH_COOPERATIVE_POOL_STRICT="1")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(output, "wb") as out:
        try:
            done = subprocess.run(start, cwd=folder, stdout=out, stderr=subprocess.PIPE, timeout=limit, env=environment)
        except subprocess.TimeoutExpired:
            return None, 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"{arguments}: status {done.returncode}: {done.stderr[-300:]}")
    written = os.path.getsize(output)
    if os.path.exists(os.path.join(folder, "out")):
        written += os.path.getsize(os.path.join(folder, "out"))
    if by_time:
        return after.ru_utime - before.ru_utime, written
    found = re.search(rb"Collected : (\d+)", done.stderr)
    return int(found.group(1)), written


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--commands", default=",".join(COMMANDS))
    parser.add_argument("--from", dest="least", type=int, default=200_000)
    parser.add_argument("--doublings", type=int, default=1)
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    wanted = [k for k in options.kinds.split(",") if k] or list(KINDS)
    commands = options.commands.split(",")
    print(f"{'':22}" + "".join(f"{c:>22}" for c in commands))
    worst = 0
    startup = {}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "m.argmap.yaml"), "w") as file:
            file.write("claims:\n  - c: C\n    basis: value\n")
        for command in commands:
            startup[command] = run(program, COMMANDS[command], folder, options.time, options.limit)[0]
    for name in wanted:
        rows = {command: [] for command in commands}
        for doubling in range(options.doublings + 1):
            files = KINDS[name.replace("_", "-")](options.least << doubling)
            folder = tempfile.mkdtemp()
            for path, text in files.items():
                with open(os.path.join(folder, path), "w") as file:
                    file.write(text)
            size = sum(len(text) for text in files.values())
            for command in commands:
                if "m.argmap.yaml" not in files and command != "check":
                    continue
                if rows[command] and rows[command][-1] is None:
                    continue
                cost, written = run(program, COMMANDS[command], folder, options.time, options.limit)
                rows[command].append(None if cost is None else (max(1e-9, cost - startup[command]), size + written))
            shutil.rmtree(folder)
        cells = []
        for command in commands:
            row = rows[command]
            if not row:
                cells.append("")
            elif None in row:
                cells.append("over the limit !")
                worst = max(worst, 99)
            else:
                factors = [b[0] / a[0] / (b[1] / a[1]) * 2 for a, b in zip(row, row[1:])]
                worst = max([worst] + factors)
                last = f"{row[-1][0]:.2f}s" if options.time else f"{row[-1][0] / 1e6:.0f}M"
                cells.append(" ".join(f"{f:.2f}{'!' if f > 2.3 else ''}" for f in factors) + f" {last}")
        print(f"{name:22}" + "".join(f"{c:>22}" for c in cells), flush=True)
    print(f"the worst factor: {worst:.2f}")


main()
