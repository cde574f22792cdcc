"""Who does what to whom: the deep functions of a verb's or a noun's arguments, whatever the sentence's shape.

Active and passive, relative and reduced clauses, control ("was forced to confess"), shared subjects of coordination
and light verbs ("filed a lawsuit") all come out alike, so that a frame says "subject" or "against" once.

Functions: `subject` (who does it), `object` (whom it befalls), `indirect`, `complement` (a clause or predicate),
`possessor`, `compound`, `modifier`, `apposition`, and each preposition by its own word ("of", "from", "against").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.claims.clauses import (
    CLAUSE,
    INDIRECT,
    NOMINAL,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    REDUCED,
    RELATIVE,
    SUBJECT,
    WHO,
    Argument,
    before_interpolation,
    conjuncts,
    coordinated_verbs,
    counted,
    has_object_gap,
    is_finite,
    is_noun_complement,
    is_parenthetic,
    is_participial,
    is_passive,
    is_predicate,
    is_singular,
    is_the_deed,
    is_verbal,
    obliques,
    of_another_clause,
    partner_of,
    stands_within,
    whom_before,
)
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma


class Arguments:
    """The arguments of a document's predicates; each is worked out once."""

    def __init__(self, doc: Doc, lexicon: Lexicon, names: Mapping[int, int]) -> None:
        """`names` gives, for the last token of each name, the token that heads it."""
        self.doc, self.lexicon, self.names = doc, lexicon, names
        self._heads = frozenset(names.values())
        self._known: dict[int, tuple[Argument, ...]] = {}

    def of(self, token: Token) -> tuple[Argument, ...]:
        """All arguments of a verb, noun or adjective, coordinated ones each on its own."""
        if token.i not in self._known:
            self._known[token.i] = ()  # a predicate that reaches itself through its clauses finds nothing new
            found = self._verb(token) if is_verbal(token) else self._noun(token)
            spread = (
                Argument(function, counted(one))
                for function, argument in found
                for one in conjuncts(self._listed(self.antecedent(argument)))
            )
            self._known[token.i] = tuple(dict.fromkeys(spread))
        return self._known[token.i]

    def named(self, token: Token, function: str) -> list[Token]:
        """The arguments in one function."""
        return [argument for name, argument in self.of(token) if name == function]

    def antecedent(self, token: Token) -> Token:
        """What a relative pronoun stands for; any other token is itself."""
        if (
            token.lower_ not in WHO
            or token.pos_ not in ("PRON", "DET", "SCONJ")
            or token.tag_ not in ("WP", "WDT", "WP$", "IN")
        ):
            return token
        clause = next((up for up in token.ancestors if up.dep_ in RELATIVE), None)
        before = self._name_before(token)
        if clause is None:
            return before or token  # a parse that takes the relative clause for another kind
        head = clause.head
        if before is not None and token.lower_ in ("who", "whose") and not stands_within(before, head, clause):
            return before
        if not is_singular(clause):
            while head.dep_ == "conj" and head.head.pos_ in NOMINAL:
                head = head.head  # "A, B and C, who were …" is said of all three
            return head
        nearest = [one for one in head.subtree if one.i < token.i and one.dep_ == "conj" and one.head.pos_ in NOMINAL]
        return nearest[-1] if nearest else head

    def _name_before(self, pronoun: Token) -> Token | None:
        """The name that ends right before a relative pronoun, with or without a comma."""
        last = pronoun.i - 1
        while last > pronoun.sent.start and self.doc[last].text in (",", "”", "’", '"'):
            last -= 1
        return self.doc[self.names[last]] if last in self.names else None

    def _listed(self, token: Token) -> Token:
        """ "Two of the accused, Ann Lee and Bob Ray": the names that a number is put before."""
        if token.pos_ != "NUM" or self.is_name(token):
            return token
        beside = [token, *(child for child in token.children if child.dep_ == "nmod" and child.pos_ == "NOUN")]
        named = (child for one in beside for child in one.children if child.dep_ == "appos" and self.is_name(child))
        return next(named, token)

    def surface_subject(self, verb: Token, depth: int = 0) -> Token | None:
        """The subject of a verb's clause, its own or the one that it shares or inherits."""
        own = next(iter(self._own_subjects(verb)), None)
        if own is not None:
            return self.antecedent(own)
        if (named := self._headline_subject(verb) or self._finite_after_name(verb)) is not None:
            return named
        if depth > 6 or verb.dep_ in ("ROOT", "root"):
            return None
        if (up := before_interpolation(verb)) is not None:
            return self.surface_subject(up, depth + 1)
        head, dep = (partner_of(verb) if verb.dep_ == "conj" else verb.head), verb.dep_
        if dep == "conj" and is_parenthetic(head):
            head = head.head  # "he was innocent, she argued, and had been convicted"
        if dep == "ccomp" and len(rivals := self._own_subjects(head)) > 1 and rivals[-1].i < verb.i < head.i:
            return self.antecedent(rivals[-1])
        if dep in RELATIVE | REDUCED:
            objects = dep in RELATIVE and (
                any(c.dep_ in OBJECT for c in verb.children) is False and has_object_gap(verb)
            )
            return None if objects else head
        if dep in ("conj", "parataxis") and is_predicate(head):
            while (
                is_finite(verb)
                and not is_finite(head)
                and head.dep_ in ("xcomp", "advcl", "conj")
                and is_verbal(head.head)
            ):
                head = (
                    head.head
                )  # "confessed to having lied and was found dead": a finite verb goes on with a finite one
            return self.surface_subject(head, depth + 1)
        if dep == "ccomp" and is_finite(verb):
            # "the man who prosecutors claimed had strangled her": he, not they
            asked = next((child for child in head.children if child.lower_ in WHO and child.i < head.i), None)
            return self.antecedent(asked) if asked is not None else None
        if dep == "xcomp" or (
            dep in ("advcl", "obl", "ccomp", "pcomp", "advmod") and is_predicate(head) and is_participial(verb)
        ):
            return self._controller(head, verb, depth)
        return None

    def is_name(self, token: Token) -> bool:
        """Say whether a token heads a name."""
        return token.i in self._heads

    def _own_subjects(self, verb: Token) -> list[Token]:
        """The subjects that hang on a verb, nearest first: of two, the farther is that of the clause in between.

        "The film has been seen by millions, she said": a parse may give "said" both subjects.
        """
        found = [child for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
        if len(found) > 1:  # "Lee, whom prosecutors accused of fraud, was convicted": they are not
            found = [child for child in found if whom_before(child) is None or verb.i < child.i + 3]
        return sorted(found, key=lambda child: abs(child.i - verb.i))

    def _headline_subject(self, verb: Token) -> Token | None:
        """The name right before a bare participle of a headline: "‘The Long Wait’ viewed by millions"."""
        if (
            verb.tag_ not in ("VBN", "VBD")
            or verb.dep_ not in ("ROOT", "ccomp", "parataxis", "advcl")
            or verb.is_sent_start
        ):
            return None
        return self._name_right_before(verb)

    def _finite_after_name(self, verb: Token) -> Token | None:
        """ "Ann Lee plays her mother, and Bob Ray appears as": a name right before a verb that lacks its subject."""
        finite = verb.tag_ in ("VBZ", "VBP", "VBD") and verb.dep_ in ("conj", "parataxis") and verb.i > verb.sent.start
        if not finite or verb.nbor(-1).is_punct or any(child.dep_ in ("aux", "cop") for child in verb.children):
            return None
        return self._name_right_before(verb)

    def _name_right_before(self, verb: Token) -> Token | None:
        before = verb.i - 1
        while before > verb.sent.start and self.doc[before].is_punct and self.doc[before].text not in ",;:":
            before -= 1
        return self.doc[self.names[before]] if before in self.names else None

    def _controller(self, head: Token, verb: Token, depth: int) -> Token | None:
        markers = {child.lower_ for child in verb.children if child.dep_ in ("mark", "case")}
        if verb.dep_ == "xcomp" or markers & {"of", "into", "from", "for", "with"}:
            inner = next(
                (c for c in head.children if (c.dep_ in OBJECT | INDIRECT or c.lower_ == "whom") and c.i < verb.i), None
            )
            if inner is None and lemma(head) in self.lexicon["verbs.calling_on"]:  # "called on the king to pardon her"
                inner = next((noun for case, noun in obliques(head) if case in ("on", "upon", "to")), None)
            if inner is None and head.dep_ == "acl" and (whom := whom_before(head.head)) is not None:
                named = whom.i - (2 if whom.nbor(-1).is_punct else 1)
                return self.doc[self.names.get(named, named)] if named >= 0 else None
            if inner is not None:
                return self.antecedent(inner)
        return self.surface_subject(head, depth + 1)

    def _verb(self, verb: Token) -> Iterator[Argument]:
        passive = is_passive(verb)
        subject = self.surface_subject(verb)
        if subject is not None and not is_noun_complement(verb):
            yield Argument("object" if passive else "subject", subject)
        if verb.dep_ in RELATIVE and has_object_gap(verb):
            yield Argument("object", verb.head)
        for child in verb.children:
            titled = child.dep_ in CLAUSE and self.is_name(child) and (is_verbal(child) or child.ent_type_ == "WORK")
            if child.dep_ in OBJECT and is_the_deed(verb):
                continue  # "a year after the killing a jury convicted him": nobody is killed there
            if child.dep_ in OBJECT or titled or child.lower_ == "whom":
                yield Argument("object", child)  # a title is an object even where it reads like a clause
            elif child.dep_ in INDIRECT:
                yield Argument("indirect", child)
            elif child.dep_ in CLAUSE or child.dep_ in ("attr", "acomp", "oprd"):
                yield Argument("complement", child)
                if child.tag_ == "VBG":  # "confessed to setting fires"
                    yield from (Argument(mark.lower_, child) for mark in child.children if mark.dep_ == "mark")
            elif child.dep_ == "advcl":
                for marker in child.children:
                    if marker.dep_ in ("mark", "case") and marker.tag_ == "IN":
                        yield Argument(marker.lower_, child)
            elif child.dep_ in ("advcl", "acl") and self.is_name(child):
                yield from (Argument(mark.lower_, child) for mark in child.children if mark.dep_ in ("mark", "case"))
        for preposition, noun in obliques(verb):
            if of_another_clause(verb, noun):
                continue
            yield Argument(preposition, noun)
            if preposition == "by" and passive:
                yield Argument("subject", noun)
        if passive:
            yield from self._shared_agent(verb)
        yield from self._shared_obliques(verb)
        if not passive and not any(child.dep_ in OBJECT for child in verb.children):
            yield from self._shared_object(verb)

    def _shared_object(self, verb: Token) -> Iterator[Argument]:
        """ "Directed and wrote the film": the object of either coordinated verb is the object of both."""
        for partner in coordinated_verbs(verb):
            if partner.pos_ != "VERB" or is_passive(partner):
                continue
            between = [
                c for c in verb.children if verb.i < c.i < partner.i and c.dep_ not in ("cc", "punct", "advmod", "conj")
            ]
            for child in partner.children:
                if child.dep_ in OBJECT and child.i > max(verb.i, partner.i) and not between:
                    yield Argument("object", child)

    def _shared_obliques(self, verb: Token) -> Iterator[Argument]:
        """ "Born and raised in Dale": what follows two verbs side by side belongs to both."""
        for partner in coordinated_verbs(verb):
            if 0 < partner.i - verb.i <= 2 and not any(True for _ in obliques(verb)):
                yield from (one for one in obliques(partner) if one.function != "by" and one.token.i > partner.i)

    def _shared_agent(self, verb: Token) -> Iterator[Argument]:
        """ "Was written and directed by Ann Lee": the agent after the last of coordinated passives is that of each."""
        if any(preposition == "by" for preposition, _ in obliques(verb)):
            return
        for partner in coordinated_verbs(verb):
            if partner.i > verb.i and partner.pos_ == "VERB" and is_passive(partner):
                agents = [noun for preposition, noun in obliques(partner) if preposition == "by"]
                yield from (Argument("subject", noun) for noun in agents)
                if agents:
                    return

    def _noun(self, noun: Token) -> Iterator[Argument]:
        for child in noun.children:
            if child.dep_ in POSSESSOR:
                yield Argument("possessor", child)
            elif child.dep_ in ("compound", "nmod:desc"):
                yield Argument("compound", child)
            elif child.dep_ == "amod":
                yield Argument("modifier", child)
            elif child.dep_ == "appos":
                yield Argument("apposition", child)
            elif child.dep_ in SUBJECT and any(c.dep_ == "cop" for c in noun.children):
                yield Argument("subject", child)
            elif child.dep_ in ("acl", "xcomp", "ccomp"):
                yield Argument("complement", child)
            if child.dep_ in ("acl", "advcl") and child.tag_ == "VBG":  # "guilty of murdering"
                yield from (Argument(mark.lower_, child) for mark in child.children if mark.dep_ in ("mark", "case"))
        for preposition, other in obliques(noun):
            yield Argument(preposition, other)
            yield from (Argument(preposition, name) for name in self._named_after(other, noun))
        yield from self._shared_complement(noun)
        yield from self._light(noun)

    def _named_after(self, noun: Token, head: Token) -> Iterator[Token]:
        """ "The murder of schoolgirl Ann Lee": the name after a noun is hers, though a parse may hang it higher."""
        if noun.pos_ == "NOUN" and noun.i + 1 < len(self.doc):
            following = noun.nbor(1)
            if following.dep_ == "appos" and following.head == head and self.is_name(following):
                yield following

    def _shared_complement(self, noun: Token) -> Iterator[Argument]:
        """ "Founder and president of Acme": what follows coordinated nouns belongs to each of them."""
        if noun.pos_ != "NOUN" or any(True for _ in obliques(noun)):
            return
        partners = [noun.head] if noun.dep_ == "conj" else [child for child in noun.children if child.dep_ == "conj"]
        for partner in partners:
            last = max(noun.i, partner.i)
            if partner.pos_ == "NOUN" and last - min(noun.i, partner.i) <= 4:
                yield from (one for one in obliques(partner) if one.token.i > last)

    def _light(self, noun: Token) -> Iterator[Argument]:
        """What a light verb adds to its noun: who does it, whom it befalls, and the verb's own obliques."""
        verb = self.light_verb(noun)
        if verb is None:
            return
        doing = lemma(verb) in self.lexicon["verbs.light_doing"]
        for function, argument in self.of(verb):
            if argument == noun or noun in conjuncts(argument):
                continue
            if function == "subject":
                if not _of_somebody_else(verb, noun):
                    yield Argument("subject" if doing else "object", argument)
            elif function == "indirect" or (function == "object" and is_passive(verb)):
                yield Argument("indirect", argument)  # "gave her a pardon", "she was given a pardon"
            elif function not in ("object", "complement"):
                yield Argument(function, argument)

    def light_verb(self, noun: Token) -> Token | None:
        """The light verb whose object a noun is ("filed a lawsuit", "a lawsuit was filed")."""
        first = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun
        verb = first.head
        light = self.lexicon["verbs.light_doing"] | self.lexicon["verbs.light_bearing"]
        governs = first.dep_ in OBJECT | PASSIVE_SUBJECT or (first.dep_ in SUBJECT and is_passive(verb))
        if governs and verb.i != first.i and lemma(verb) in light and is_verbal(verb):
            return verb
        if lemma(noun) in self.lexicon["works"]:
            return None  # "a series written by Lee" says who wrote it, not whose it is
        # "A suit brought by Lee", "the petition that she started"
        clauses = (child for child in noun.children if child.dep_ in REDUCED | RELATIVE and is_verbal(child))
        doing = self.lexicon["verbs.light_doing"]
        return next((one for one in clauses if lemma(one) in doing and (is_passive(one) or has_object_gap(one))), None)


def _of_somebody_else(verb: Token, noun: Token) -> bool:
    """ "Announced the resignation": of somebody told of before, where "her resignation" is her own."""
    return lemma(verb) == "announce" and any(child.lower_ in ("the", "that", "this") for child in noun.children)
