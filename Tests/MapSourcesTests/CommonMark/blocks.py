"""Reads texts (a JSON list on standard input) with markdown-it and prints, for each, the paragraphs, headings and words
that argmap should find in it, as `docs/language.md` describes them."""

import json
import re
import sys

from markdown_it import MarkdownIt

markdown = MarkdownIt("commonmark")


def end(lines, start, end):
    while end > start + 1 and not lines[end - 1].strip(" \t"):
        end -= 1
    return end


def is_comment(html):
    return "<!--" in html and not re.sub(r"<!--.*?(-->|\Z)", "", html, flags=re.S).strip()


def words(inline):
    return "".join("\n" if t.type in ("softbreak", "hardbreak") else t.content for t in inline.children)


def has_markup(inline):
    return any(t.type in ("html_inline", "image") for t in inline.children) or "[^" in inline.content


def blocks(text):
    lines = re.split(r"\r\n|\n|\r", text)
    if lines and lines[-1] == "":
        lines.pop()
    paragraphs, headings, pieces = [], [], []
    text_end = None
    tokens = markdown.parse(text)
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            headings.append([token.map[0], int(token.tag[1])])
        if token.type == "inline" and not has_markup(token):
            pieces.append(words(token))
        if token.level > 0 or token.map is None or token.nesting < 0:
            continue
        start, stop = token.map[0], end(lines, *token.map)
        was_text, text_end = text_end, None
        if token.type in ("heading_open", "hr", "inline"):
            continue
        if token.type == "html_block" and is_comment(token.content):
            continue
        if token.type == "paragraph_open":
            text_end = stop
        if token.type in ("bullet_list_open", "ordered_list_open") and was_text == start:
            paragraphs[-1][1] = stop
        else:
            paragraphs.append([start, stop])
    return {"paragraphs": paragraphs, "headings": headings, "pieces": pieces}


json.dump([blocks(text) for text in json.load(sys.stdin)], sys.stdout)
