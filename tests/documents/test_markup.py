import pytest

from kg.documents import clean


@pytest.mark.parametrize(("raw", "text"), [
    ("She wrote *The Blue Chair* in prison.", "She wrote “The Blue Chair” in prison."),
    ("She wrote _Law and the City_ in prison.", "She wrote “Law and the City” in prison."),
    ("“*The Blue Chair*” won.", "“The Blue Chair” won."),
    ("She wrote *“The Blue Chair”* then.", "She wrote “The Blue Chair” then."),
    ("She saw *Chairs*, twice.", "She saw “Chairs”, twice."),
    ("He left. *Never* would he return.", "He left. Never would he return."),
    ("It was *not* so, *really and truly*.", "It was not so, really and truly."),
    ("*Jane Roe Reports From Court*", "Jane Roe Reports From Court"),
    ("He was **Guilty As Charged** and __so__ on.", "He was Guilty As Charged and so on."),
    ("2 * 3 * 4 and a_b_c and **", "2 * 3 * 4 and a_b_c and **"),
    ("f**k and s**t", "f**k and s**t"),
    ("See [the ruling](https://example.org/a_(b) \"Ruling\") now.", "See the ruling now."),
    ("See [the ruling][1] now.[^2]", "See the ruling now."),
    ("They were “[the defendants] alone” (sic).", "They were “[the defendants] alone” (sic)."),
    ("He [Roe](the owner) left.", "He [Roe](the owner) left."),
    ("See ![the judge](judge.jpg) him: ![x](https://example.org/x.png)end.", "See ![the judge](judge.jpg) him: end."),
    ("Run `code` and ~~old~~ new.", "Run code and old new."),
    ("<em>Stop</em>, he said, if a < b.", "Stop, he said, if a < b."),
    (r"A \*star\* and \$5", "A *star* and $5"),
])
def test_marks_within_a_line_go_from_both_kinds_of_file(raw, text):
    assert clean(raw).text == clean(raw, markdown=True).text == text


@pytest.mark.parametrize(("raw", "text"), [
    ("# Verdict #\nThe jury met.", "Verdict\n\nThe jury met."),
    ("The jury met.\n## Verdict", "The jury met.\n\nVerdict"),
    ("Verdict\n=======\nThe jury met.\n\nNext\n----\nIt rose.", "Verdict\n\nThe jury met.\n\nNext\n\nIt rose."),
    ("one line\nwraps here", "one line wraps here"),
    ("one line  \nends here\\\nand here", "one line\n\nends here\n\nand here"),
    ("- one\n- two\n  wrapped\n* three", "one\n\ntwo wrapped\n\nthree"),
    ("1. first\n2. second", "1. first\n\n2. second"),
    ("> He said:\n> > Never.", "He said: Never."),
    ("one\n\n* * *\n\ntwo\n\n___\n\nthree", "one\n\ntwo\n\nthree"),
    ("```\ncode\n```", "code"),
    ("See [it][1].\n\n[1]: https://example.org \"It\"", "See it."),
    ("See it.[^1]\n\n[^1]: A note.", "See it.\n\nA note."),
    ("one <!-- a\ncomment --> two", "one two"),
])
def test_marks_of_blocks_go_from_markdown(raw, text):
    assert clean(raw, markdown=True).text == text


@pytest.mark.parametrize("raw", ["# 4 in the line", "- a dash of speech", "> quoted"])
def test_marks_of_blocks_are_plain_text_elsewhere(raw):
    assert clean(raw).text == raw


def test_the_quotation_marks_of_a_title_lead_back_to_its_italics():
    text = clean("see *The Blue Chair*.")
    assert [text.original_offset(text.text.index(mark)) for mark in "“”"] == [4, 19]
