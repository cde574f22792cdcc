"""How sure a thing is said: what negates, hedges, conditions or plans a predicate, its governors included.

A mark is one of `denied`, `negated`, `hypothetical`, `alleged`; `status` tells what all marks of a predicate come to.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, POSSESSOR, RELATIVE, SUBJECT, is_verbal
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Status

EMPTY_NO = frozenset({"contest", "doubt", "secret", "surprise", "time", "wonder", "stranger"})  # "pleaded no contest"
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
BE = frozenset({"be", "is", "are", "was", "were", "'s", "’s", "am", "been"})
PRESENT_BE = frozenset({"is", "are", "am", "'s", "’s"})
GIVEN = frozenset({"the", "this", "that", "these", "those"})
AIMED = frozenset({"for", "against", "of", "on", "about", "from", "to"})
WHEN = frozenset({"when", "once", "until", "till", "before", "after"})
PHASES = frozenset({"why", "how", "when", "where"})


def status(marks: set[str], spoken: bool) -> Status:
    """The status that marks come to, for something that somebody says (`spoken`) or the document itself."""
    if "denied" in marks:
        return "denied" if spoken else "negated"
    if "hypothetical" in marks:
        return "hypothetical"
    if "negated" in marks:
        return "negated"
    if "alleged" in marks:
        return "alleged"
    return "reported" if spoken else "asserted"


class Marks:
    """Reads the marks of one document."""

    def __init__(self, arguments: Arguments, lexicon: Lexicon) -> None:
        self.arguments, self.lexicon = arguments, lexicon

    def of_trigger(self, token: Token) -> set[str]:
        """What a predicate's own clause says of its reality."""
        marks: set[str] = set()
        if not is_verbal(token):
            light = self.arguments.light_verb(token)
            if light is not None:
                marks |= self._of_clause(light)
        marks |= self._of_clause(token)
        if any(c.dep_ == "amod" and c.lower_ in self.lexicon["status.alleged_adjectives"] for c in token.children):
            marks.add("alleged")
        return marks

    def of_governor(self, node: Token, below: Token) -> set[str]:
        """What the verb, noun or adjective above says of the reality of what stands below it."""
        word, marks = lemma(node), set[str]()
        relation = "obl" if below.dep_.startswith(("obl", "nmod")) else below.dep_
        if below.head != node and relation in RELATIVE:
            relation = "ccomp"  # content that the parse hangs on a noun between
        governed = relation in ("xcomp", "ccomp", "acl", *OBJECT) or (relation == "obl" and _case(below) in AIMED)
        if governed and self._hypothetical(node, below, word):
            marks.add("hypothetical")
        lacking = word in self.lexicon["status.negative_verbs"] or node.lower_ in self.lexicon["status.absence"]
        if governed and lacking and (relation in ("xcomp", "acl", "ccomp") or not _given(below)):
            marks.add("negated")
        if is_verbal(node) and (relation in ("xcomp", "ccomp") or self._shares_clause(node, below, relation, word)):
            marks |= self._of_clause(node)
        if node.lower_ == "yet" and below.dep_ == "xcomp":
            marks.add("negated")  # "has yet to be charged"
        if not is_verbal(node) and below.dep_ in ("xcomp", "ccomp", "acl") and _has_copula(node):
            marks |= self._of_clause(node)
        if not is_verbal(node) and below.dep_ in ("nmod", "acl", "ccomp", "prep", "pobj"):
            if any(c.dep_ == "det" and c.lower_ == "no" for c in node.children):
                marks.add("negated")
            if word in self.lexicon["status.doubting_nouns"]:
                marks.add("alleged")
        accusing = self.lexicon["law.accusing"] | self.lexicon["status.doubting_nouns"]
        if word in accusing and _modifiers(node) & self.lexicon["status.wrongful"]:
            marks.add("negated")  # "falsely accused of"
        if word in self.lexicon["status.suspecting"] and is_verbal(node) and relation not in ("advcl",):
            marks.add("alleged")
        return marks

    def _shares_clause(self, node: Token, below: Token, relation: str, word: str) -> bool:
        """A noun takes the negation and modals of its verb, unless it is spoken of as known: "his conviction"."""
        if is_verbal(below):
            return relation in (*OBJECT, *SUBJECT, *PASSIVE_SUBJECT)
        if relation in (*OBJECT, *SUBJECT, *PASSIVE_SUBJECT):
            return not _given(below)
        return relation == "obl" and word in self.lexicon["status.resulting"] and not _given(below)

    def _hypothetical(self, node: Token, below: Token, word: str) -> bool:
        if node.lower_ in self.lexicon["status.pending"] and below.dep_ in ("xcomp", "acl", "ccomp", "advcl"):
            return True
        if word not in self.lexicon["status.hypothetical_verbs"]:
            return False
        if word in self.lexicon["status.asking"] and below.dep_ == "ccomp":
            return not _wh(below)  # "asked why he was in prison" takes it that he was
        return True

    def _of_clause(self, verb: Token) -> set[str]:
        marks = self._of_modals(verb, any(self._negates(verb, child) for child in verb.children))
        for child in verb.children:
            word = child.lower_
            if child.dep_ == "advmod" and word in self.lexicon["status.alleged_adverbs"]:
                marks.add("alleged")
            if child.dep_ == "mark" and word in self.lexicon["status.conditional_marks"]:
                marks.add("hypothetical")
        if self._to_come(verb) or _wished(verb) or _inverted(verb):
            marks.add("hypothetical")
        if _asked(verb) or _left_open(verb) or _awaited(verb):
            marks.add("hypothetical")
        return marks

    def _of_modals(self, verb: Token, negated: bool) -> set[str]:
        """What modals and negation come to: "would not resign" is a no, "should not have been convicted" a yes."""
        auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        modals = auxiliaries & self.lexicon["status.modals"]
        if not negated:
            return {"hypothetical"} if any(not self._narrative(verb, modal) for modal in modals) else set()
        if "should" in modals and "have" in auxiliaries:
            return set()
        return {"hypothetical"} if modals & {"may", "might", "should"} else {"negated"}

    def _negates(self, verb: Token, child: Token) -> bool:
        word = child.lower_
        if child.dep_ in ("advmod", "det", "neg", "cc:preconj", "case", "aux", "mark", "cc"):
            if word not in self.lexicon["status.negators"]:
                return _instead(child) or _yet_to(verb, child)
            following = verb.doc[child.i + 1].lower_ if child.i + 1 < len(verb.doc) else ""
            if child.dep_ == "cc" and word != "nor":
                return False
            return following not in ("only", "just", "merely", "simply", "least") and not _until(verb, child)
        if child.dep_ in SUBJECT | PASSIVE_SUBJECT | OBJECT and is_verbal(verb):
            if word in NOBODY or word in EMPTY_NO:
                return word in NOBODY
            first = (c.lower_ for c in child.children if c.dep_ in ("det", "cc:preconj", "advmod") and c.i < child.i)
            return any(one in ("no", "neither", "not") for one in first)
        return False

    def _narrative(self, verb: Token, modal: str) -> bool:
        """ "Would later plead guilty": the past as seen from an earlier past, told as a fact."""
        if modal not in ("would", "'d", "’d"):
            return False
        marks = {child.lower_ for child in verb.children if child.dep_ in ("advmod", "mark", "aux")}
        if marks & {"if", "have", "unless"}:
            return False
        return bool(marks & self.lexicon["status.sequel"]) or verb.lower_ in ("become",) or _goes_on(verb)

    def _to_come(self, verb: Token) -> bool:
        """ "To sue", put as an aim, and "is to be released"."""
        children = list(verb.children)
        to = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in children)
        if not to or verb.tag_ not in ("VB", "VBN"):
            return False
        if (first := _first(verb)).dep_ in ("acl", "advcl"):
            return not _goes_on(first.head)
        be = {c.lower_ for c in children if c.dep_ in ("aux", "cop") and c.lower_ in BE and c.lower_ != "be"}
        passive = any(c.dep_ in ("aux:pass", "auxpass") for c in children)
        return bool(be & PRESENT_BE) or (bool(be) and passive)


def _given(noun: Token) -> bool:
    """Say whether a noun phrase speaks of its event as known: "his conviction", "the 1990 trial"."""
    return not is_verbal(noun) and any(
        child.dep_ in POSSESSOR or (child.dep_ == "det" and child.lower_ in GIVEN) for child in noun.children
    )


def _case(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ in ("case", "mark")), "")


def _has_copula(token: Token) -> bool:
    return any(child.dep_ in ("cop", *SUBJECT) for child in token.children)


def _wh(clause: Token) -> bool:
    words = clause.doc[clause.left_edge.i : clause.i + 1]
    return any(token.lower_ in PHASES | {"who", "what", "which"} for token in words)


def _instead(child: Token) -> bool:
    """ "Instead of charging him", "rather than charging him"."""
    return (
        child.lower_ in ("instead", "rather")
        and child.dep_ in ("case", "mark", "cc")
        and any(inner.dep_ == "fixed" for inner in child.children)
    )


def _yet_to(verb: Token, child: Token) -> bool:
    return child.lower_ == "yet" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children)


def _until(verb: Token, negator: Token) -> bool:
    """ "Was not released until 2001": released, only late."""
    if negator.lower_ == "never":
        return False
    return any(
        child.i > verb.i and any(t.lower_ == "until" for t in (child, *child.children)) for child in verb.children
    )


def _inverted(verb: Token) -> bool:
    """ "Had he killed her, …": a condition by the order of its words."""
    return verb.dep_ == "advcl" and any(
        auxiliary.lower_ in ("had", "were", "should") and subject.left_edge.i == auxiliary.i + 1
        for auxiliary in verb.children
        if auxiliary.dep_ in ("aux", "aux:pass", "cop")
        for subject in verb.children
        if subject.dep_ in SUBJECT | PASSIVE_SUBJECT
    )


def _wished(verb: Token) -> bool:
    """A bare verb after "that": a thing demanded, whatever the clause hangs on ("that the school fire her").

    A bare verb whose subject is one thing can be nothing else, unless its past is the same ("that the judge set it
    aside"); the tagger often takes it for a finite one.
    """
    inside = {child.dep_: child for child in verb.children}
    subject = next((inside[one] for one in sorted(SUBJECT | PASSIVE_SUBJECT) if one in inside), None)
    mark = inside.get("mark")
    if subject is None or mark is None or mark.lower_ != "that" or "aux" in inside:
        return False
    if (passive := inside.get("aux:pass", inside.get("cop"))) is not None:
        return passive.lower_ == "be"  # "that he be freed"
    one = subject.tag_ in ("NN", "NNP") and not any(child.dep_ == "conj" for child in subject.children)
    return verb.tag_ == "VB" or (one and verb.lower_ == lemma(verb) and not verb.lower_.endswith(("t", "d")))


def _modifiers(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in ("advmod", "amod")}


def _goes_on(verb: Token) -> bool:
    return verb.lower_ == "go" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "on"


def _asked(verb: Token) -> bool:
    """A question that leaves open whether it was so: not "why was he convicted?"."""
    sent = verb.sent
    ending = "?" in (sent[-1].text, sent[-2].text if len(sent) > 1 else "")
    return ending and not any(c.lower_ in PHASES and c.dep_ == "advmod" for c in verb.children)


def _left_open(verb: Token) -> bool:
    """A clause that asks who or what: "they differed on who hit her"."""
    set_off = verb.dep_ == "acl" and "," in {verb.left_edge.text, verb.doc[max(0, verb.left_edge.i - 1)].text}
    if verb.dep_ in RELATIVE or set_off or (verb.dep_ == "conj" and any(up.dep_ in RELATIVE for up in verb.ancestors)):
        return False
    heads = [verb, *(up for up in verb.ancestors if up.dep_ == "conj")]
    if any(up.dep_ in RELATIVE for one in heads for up in (one, one.head)):
        return False
    return any(
        child.dep_ in SUBJECT | PASSIVE_SUBJECT and child.lower_ in ("who", "what") and child.tag_ == "WP"
        for child in verb.children
    ) and verb.dep_ in ("advcl", "ccomp", "conj", "acl", "pcomp", "csubj")


def _first(verb: Token) -> Token:
    """The first of coordinated infinitives: "moved to vacate the verdict and to free him"."""
    while verb.dep_ == "conj" and verb.head.tag_ == "VB" and verb.tag_ == "VB":
        verb = verb.head
    return verb


def _awaited(verb: Token) -> bool:
    """A clause of time in the present tense tells of what is to come: "when they are sentenced on May 3"."""
    if verb.dep_ != "advcl" or not any(c.lower_ in WHEN and c.dep_ in ("mark", "advmod") for c in verb.children):
        return False
    forms = {child.tag_ for child in (verb, *verb.children) if child.dep_ in ("aux", "aux:pass", "auxpass", "cop")}
    finite = forms or {verb.tag_}
    return bool(finite & {"VBZ", "VBP"}) and not any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "’ve") for c in verb.children
    )
