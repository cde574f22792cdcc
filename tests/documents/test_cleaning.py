import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents import clean

FURNITURE = [
    "READ MORE: Why the jury came back twice", "Read More »", "Read more about the case here",
    "RELATED: The other trial", "SHARE THIS ARTICLE", "Share this story", "Advertisement",
    "ADVERTISEMENT", "Story continues below advertisement",
    "Sign up for our newsletter", "Sign up for our weekly newsletter and never miss a trial.", "Subscribe",
    "Follow us on Twitter", "Follow @example on Instagram for more", "https://example.org/a/b?c=d", "www.example.org",
    "pic.twitter.com/abc123", "Photo: Jane Roe/Getty Images", "(Photo by Jane Roe/WireImage)", "Jane Roe/Getty Images",
    "Image: Netflix", "AP Photo/Jane Roe", "Photograph by Jane Roe", "Facebook Twitter Email", "12 Comments",
    "5 min read", "Tags: courts, juries", "© 2019 The Daily Example", "All rights reserved.", "Back to top",
    "Most Popular", "You may also like", "Click here to support our work", "Continue reading the main story",
]
PROSE = [
    "Read the verdict, the judge told the foreman.", "She shared this article with the jurors, the court heard.",
    "Advertisements for the series ran in every newspaper.", "Photographs of the scene were shown to the jury.",
    "The letter, posted at https://example.org/letter, named no one.", "Related charges were dropped.",
    "He told the jury to follow the evidence.", "Home Secretary Jane Roe quashed the ruling.",
    "Save the date, they said; the appeal was heard on Monday.", "Published June 26, 2019", "By Jane Roe",
    "— Jane Roe (@janeroe) June 25, 2019", "Photo: " + "the picture was taken by her brother and shown in court. " * 6,
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_and_the_paragraphs_around_it_stay(line):
    assert clean(f"The jury met.\n\n{line}\n\nIt rose at noon.").text == "The jury met.\n\nIt rose at noon."


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_where_no_empty_line_sets_it_off(line):
    assert clean(f"The jury met.\n{line}\nIt rose at noon.\n{line}").text == "The jury met.\n\nIt rose at noon."


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_resembles_furniture_stays(line):
    assert clean(f"The jury met.\n\n{line}").text == f"The jury met.\n\n{line.strip()}"


@pytest.mark.parametrize(("raw", "text"), [
    ("A man (Photo by Jane Roe/Getty Images) walked.", "A man walked."),
    ("The Journal\u00a0 on Monday", "The Journal on Monday"),
    ("one\ttwo \u2009 three", "one two three"),
    ("\ufeffText\r\n\r\nmore\u200b text\r", "Text\n\nmore text"),
    ("e\u0301te\u0301 \u212b", "été Å"),
    ("one\n \n\t\n\n two ", "one\n\ntwo"),
    ("one\u2028\u2029two", "one\n\ntwo"),
    ("Tom &amp; Jane&nbsp;Roe &#8217; &unknown; AT&T", "Tom & Jane Roe ’ &unknown; AT&T"),
    ("", ""),
    (" \n\u00a0\n", ""),
])
def test_characters_and_spaces_are_made_plain(raw, text):
    assert clean(raw).text == text


def test_hard_wrapped_lines_are_joined_in_plain_text():
    raw = ("The jury in the matter of the burned warehouse deliberated for nine\n"
           "days before it told the court that it could not agree on anything,\n"
           "and went home.\n\nNobody was surprised.")
    assert clean(raw).text == (
        "The jury in the matter of the burned warehouse deliberated for nine days before it told the court that it "
        "could not agree on anything, and went home.\n\nNobody was surprised.")


def test_lines_that_could_have_held_more_are_paragraphs_in_plain_text():
    raw = "Verdict in warehouse case\nBy Jane Roe\nThe jury found the owner guilty. " + "It took nine days. " * 9
    assert clean(raw).text.split("\n\n")[:2] == ["Verdict in warehouse case", "By Jane Roe"]
    assert len(clean(raw).text.split("\n\n")) == 3


def test_cleaning_may_begin_below_a_front_matter():
    text = clean("---\ntitle: x\n---\nThe text.", start=17)
    assert (text.text, text.original_offset(0)) == ("The text.", 17)


@pytest.mark.parametrize("raw", ["\u1112\u1161\u11ab", "\u0958", "q\u0307\u0323", "a\u200b\u0301", "*a*\u0301",
                                 "&#65;\u0301"])
def test_the_outcome_is_composed(raw):
    assert unicodedata.is_normalized("NFC", clean(raw).text)


SNIPPETS = st.sampled_from(["The jury met. ", "*Law and Order* ", "**so** ", "[a](https://b.c) ", "\n", "\n\n", "\r\n",
                            "READ MORE: x\n",
                            "\u00a0", "  ", "e\u0301", "&amp;", "\\*", "# ", "> ", "- ", "\ufeff", "_"])
TEXTS = st.one_of(st.text(), st.lists(st.one_of(SNIPPETS, st.text(max_size=4)), max_size=12).map("".join))


def is_declared(character: str, original: str, at: int) -> bool:
    """Tell whether a character came from the one at `at`, unchanged or by a replacement that `clean` declares."""
    was = original[at]
    return (character == was or (character == " " and (was.isspace() or was == "\u1680"))
            or (character == "\n" and (was.isspace() or was == "\u2029"))
            or (character in "“”" and was in "*_") or was == "&"
            or unicodedata.normalize("NFC", original[at:at + 40])[:1] == character
            or character in unicodedata.normalize("NFC", was))


@given(TEXTS, st.booleans())
@example("a\u0301b*The Blue Chair* &amp;\r\n\r\nc", True)
def test_every_kept_character_is_that_of_the_file_or_a_declared_replacement(raw, markdown):
    text = clean(raw, markdown=markdown)
    offsets = [text.original_offset(i) for i in range(len(text.text))]
    assert offsets == sorted(offsets)
    assert all(is_declared(character, raw, at) for character, at in zip(text.text, offsets, strict=True))


@given(TEXTS, st.booleans())
def test_the_outcome_is_composed_with_single_spaces_and_one_empty_line_between_paragraphs(raw, markdown):
    text = clean(raw, markdown=markdown).text
    assert unicodedata.is_normalized("NFC", text)
    assert all(paragraph and paragraph == " ".join(paragraph.split(" ")) and paragraph.strip(" ") == paragraph
               and "\n" not in paragraph and "  " not in paragraph for paragraph in text.split("\n\n") if text)
