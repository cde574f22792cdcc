"""Whom or what a pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.coreference.belonging import LAWYERS
from kg.language.coreference.clusters import Cluster, Draft, agree, first
from kg.language.coreference.joint import Joint
from kg.language.coreference.relatives import of_kin
from kg.language.coreference.telling import quotation_before
from kg.language.coreference.tried import in_doubt, standing
from kg.language.mentions import NUMBERS, Mention, lemma

WINDOW = 4  # sentences that a pronoun looks back over
NEAR = 1  # … to people who have no name as a group


def pronoun(draft: Draft, mention: Mention, joint: Joint, speaker: Cluster | None = None) -> Cluster | None:
    """The cluster that a pronoun of the third person belongs to; in a quotation it is not the `speaker`."""
    token = draft.doc[mention.head]
    if token.dep_ in ("expl", "expl:impers"):
        return None
    if mention.type == "Person":
        fitting = [c for c in draft.clusters if c.type == "Person" and c is not speaker and agree(c, mention)]
    elif mention.type == "Group":
        return _they(draft, mention, joint)
    else:
        fitting = [c for c in draft.clusters if c.type in ("Work", "Organization")]
        if token.dep_ in ("nmod:poss", "poss") and lemma(token.head) in draft.lexicon["reference.of_works"]:
            fitting = [c for c in fitting if c.type == "Work"]
        elif token.dep_ in ("obj", "nsubj:pass") and lemma(token.head) in draft.lexicon["reference.done_to_works"]:
            fitting = [c for c in fitting if c.type == "Work"] or fitting
        if ahead := _ahead(draft, mention, fitting):
            return ahead
    if mention.type == "Person" and (beside := _joined_to(draft, token, fitting)) is not None:
        return beside
    if mention.type == "Person" and (part := _of_part(draft, token, fitting)) is not None:
        return part
    recent = draft.recent(mention, fitting, WINDOW if mention.type == "Person" else 1)
    if mention.type == "Person" and not recent and (named := _subject_ahead(draft, mention, fitting)):
        return named
    opening = _opening(token)
    taken = {m.head for m in draft.mentions if m.kind == "name" and m.head in opening}
    recent = [c for c in recent if not (_same_clause(draft, mention, c) or any(m.head in taken for m in c.mentions))]
    if token.dep_ == "nsubj":
        recent = _not_spoken_of(draft, token, recent)
    if mention.type == "Person" and (beaten := _worn_down(draft, token, recent)):
        return beaten
    if token.dep_ in ("nmod:poss", "poss") and lemma(token.head) == "client":
        recent = _with_clients(draft, mention, recent) or recent
    tried = _of_accused(draft, token)

    def cost(cluster: Cluster) -> float:
        """Sentences back count most, then an unknown gender, a missing name, and not being the subject."""
        before = [m for m in cluster.mentions if m.start < mention.start]
        distance, aside = min((_sentences_back(draft, m, mention), not draft.is_subject(m)) for m in before)
        heads = [draft.doc[m.head] for m in before]
        beside = not cluster.named and all(head.dep_ in ("appos", "parataxis") for head in heads)
        kin = beside or all(of_kin(head, draft) for head in heads)  # told only to say who somebody else is
        known = (mention.gender != cluster.gender) + (not cluster.named)
        unlike = (tried and _on_bench(draft, cluster)) or _maker_played(draft, token, cluster)
        return 2 * distance - _carried_on(draft, token, cluster) + known + 0.5 * aside + 3 * kin + 6 * unlike

    likely = min(recent, key=cost, default=None)
    if likely is None or not in_doubt(draft, mention, likely):
        return likely
    return min(recent, key=lambda cluster: cost(cluster) + standing(draft, mention, cluster))


def _with_clients(draft: Draft, mention: Mention, recent: list[Cluster]) -> list[Cluster]:
    """Those who may have a client: lawyers, and whoever is the subject of the verb above the pronoun's clause."""
    heads = {child.i for above in draft.doc[mention.head].ancestors for child in above.children}
    lawyers = [c for c in recent if c.nouns & LAWYERS]
    return lawyers or [c for c in recent if any(m.head in heads and draft.is_subject(m) for m in c.mentions)]


def _joined_to(draft: Draft, token: Token, fitting: list[Cluster]) -> Cluster | None:
    """ "Ann Lee, a writer, and her brother Bob": the one whom a possessor is joined to."""
    if token.dep_ not in ("nmod:poss", "poss") or token.head.dep_ != "conj":
        return None
    other = draft.by_head.get(token.head.head.i)
    return other if other in fitting else None


def _of_part(draft: Draft, token: Token, fitting: list[Cluster]) -> Cluster | None:
    """ "Bob Lee stars as Cy Fox, with Ann Ray as his wife": the wife of the part, and of no player."""
    player = draft.by_head.get(token.i - 2) if token.i > 1 and token.nbor(-1).lower_ == "as" else None
    if player is None or player.type != "Person" or not player.named:
        return None
    parts = (
        (mention.start, cluster)
        for cluster in fitting
        for mention in cluster.mentions
        if token.sent.start < mention.start < token.i and draft.doc[mention.start - 1].lower_ == "as"
    )
    return max(parts, key=lambda pair: pair[0], default=(0, None))[1]


def _they(draft: Draft, mention: Mention, joint: Joint) -> Cluster | None:
    """The group spoken of: near, a subject, and mentioned often; a jury only where there is nobody else."""
    here = draft.sentence[mention.head]
    groups = [c for c in draft.clusters if c.type == "Group" and not c.members]
    if mention.count:
        groups = [c for c in groups if c.count == mention.count]
    token = draft.doc[mention.head]
    if token.dep_ == "nmod" and token.head.lower_ in NUMBERS:  # "four of them" are of more than four
        groups = [c for c in groups if not 0 < c.count <= NUMBERS.index(token.head.lower_)]
    together = [c for c in joint.before(mention, NEAR) if mention.count in (0, c.count) and token.dep_ != "nmod"]
    recent = [c for c in draft.recent(mention, [*groups, *together], WINDOW) if not _same_clause(draft, mention, c)]

    def cost(cluster: Cluster) -> float:
        before = [m for m in cluster.mentions if m.start < mention.start]
        distance, aside = min((here - draft.sentence[m.head], not draft.is_subject(m)) for m in before)
        body = bool(cluster.nouns & (draft.lexicon["groups.nouns"] | draft.lexicon["groups.bodies"]))
        known = cluster.named or bool(cluster.count)
        return 2 * distance + 0.5 * aside - 0.5 * min(len(before), 4) + 4 * body + 2 * (not known)

    found = min(recent, key=cost, default=None)
    return found if found is not None or mention.count else _one_they(draft, mention)


def _one_they(draft: Draft, mention: Mention) -> Cluster | None:
    """ "They" of one, where no group has been spoken of: a body, or somebody whose gender the text does not give."""
    fitting = [
        c
        for c in draft.clusters
        if (c.type == "Organization" and (c.named or draft.is_subject(c.mentions[-1])))
        or (c.type == "Person" and not (c.gender or c.named) and c.nouns)
    ]
    recent = draft.recent(mention, fitting, NEAR)
    return next((c for c in recent if not _same_clause(draft, mention, c)), None)


def _subject_to_come(draft: Draft, mention: Mention) -> Token | None:
    """The subject of a mention's sentence, where it stands after the mention."""
    root = draft.doc[mention.head].sent.root
    subject = next((child for child in root.children if child.dep_.startswith("nsubj")), None)
    return subject if subject is not None and subject.i >= mention.head else None


def _ahead(draft: Draft, mention: Mention, fitting: list[Cluster]) -> Cluster | None:
    """A pronoun in what comes before the subject may point forward to it: "Since its premiere, the show …"."""
    subject = _subject_to_come(draft, mention)
    if subject is None:
        return None
    return first(c for c in fitting if draft.by_head.get(subject.i) is c or _will_be(draft, subject, c))


def _subject_ahead(draft: Draft, mention: Mention, fitting: list[Cluster]) -> Cluster | None:
    """ "During his trial, Bob Lee …": where nobody is spoken of before, he is the one whom the sentence is about."""
    subject = _subject_to_come(draft, mention)
    if subject is None:
        return None
    return first(c for c in fitting if c.named and draft.by_head.get(subject.i) is c)


def _of_accused(draft: Draft, token: Token) -> bool:
    """ "Said his conviction was unsafe", "ordered that she serve ten years": what is said of those who are tried."""
    if token.dep_ in ("nmod:poss", "poss"):
        return lemma(token.head) in draft.lexicon["reference.of_accused"]
    verb = token.head
    if token.dep_ == "nsubj:pass" or (token.dep_ == "nsubj" and lemma(verb) == "serve"):
        return lemma(verb) in draft.lexicon["verbs.befalling"] | {"serve"}
    return token.dep_ == "nsubj" and verb.dep_ == "ccomp" and lemma(verb.head) in ("order", "direct", "recommend")


def _on_bench(draft: Draft, cluster: Cluster) -> bool:
    """A judge or somebody of a judge's title, whose own conviction a ruling is hardly about."""
    bench = draft.lexicon["people.bench"]
    return bool(cluster.nouns & bench) or any(
        draft.doc[m.start - 1].lower_ in bench for m in cluster.mentions if m.kind == "name" and m.start
    )


def _opening(subject: Token) -> range:
    """The words of a participle before a subject, which is not among them: "Born in Dale to Ann and Bob Lee, he …"."""
    if subject.dep_ not in ("nsubj", "nsubj:pass"):
        return range(0)
    for child in subject.head.children:
        participial = child.dep_ in ("advcl", "parataxis") and child.tag_ in ("VBN", "VBG") and child.i < subject.i
        if participial and not any(one.dep_.startswith(("nsubj", "mark")) for one in child.children):
            return range(child.left_edge.i, child.right_edge.i + 1)
        if child.dep_ == "obl" and child.i < subject.i and (doer := _agent_of(child)) is not None:
            return range(doer.left_edge.i, doer.right_edge.i + 1)
    return range(0)


def _agent_of(noun: Token) -> Token | None:
    """Who does what a noun tells: "under questioning by Ann Lee"."""
    by = (c for c in noun.children if any(mark.lower_ == "by" and mark.dep_ == "case" for mark in c.children))
    return next(by, None)


def _will_be(draft: Draft, subject: Token, cluster: Cluster) -> bool:
    inside = range(subject.left_edge.i, subject.right_edge.i + 1)
    return (
        any(draft.by_head.get(index) is cluster for index in inside)
        and lemma(subject) in draft.lexicon["works"]
    )


def _same_clause(draft: Draft, mention: Mention, cluster: Cluster) -> bool:
    """ "He met him": the object of a verb is not among its subjects, unless reflexive."""
    token = draft.doc[mention.head]
    if (
        token.dep_ in ("nmod:poss", "poss")
        and lemma(token.head) in draft.lexicon["reference.of_accused"]
        and token.head.dep_ in ("obj", "dobj")
    ):
        token = token.head  # "the lawyer took up his appeal": not the lawyer's own
        if lemma(token.head) not in draft.lexicon["reference.done_for_others"]:
            return False
    elif token.dep_ not in ("obj", "dobj", "iobj", "obl") or token.lower_.endswith(("self", "selves")):
        return False
    verb = token.head
    judging = lemma(verb) in ("find", *draft.lexicon["law.judging"])
    while not any(child.dep_.startswith("nsubj") for child in verb.children) and _same_subject(verb):
        if judging and any(child.dep_ == "aux:pass" for child in verb.head.children):
            return False  # "he was brought before a court, which sat in Dale and found him guilty"
        verb = verb.head  # "the judge overruled them and sentenced him", "Bob Lee pleaded guilty to killing her"
    subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
    acting = [draft.by_head.get(token.i) for subject in subjects for token in _doers(draft, subject)]
    return any(one is cluster or (one is not None and cluster in one.members) for one in acting)


def _sentences_back(draft: Draft, other: Mention, mention: Mention) -> int:
    """How far back somebody was mentioned; for the text's own telling, what was only said of him is one further off."""
    if draft.quotation[mention.head]:
        return draft.sentence[mention.head] - draft.sentence[other.head]
    if draft.quotation[other.head]:
        return draft.sentence[mention.head] - draft.sentence[other.head] + 1
    return draft.telling[mention.head] - draft.telling[other.head]


def _not_spoken_of(draft: Draft, token: Token, recent: list[Cluster]) -> list[Cluster]:
    """ "“Bob Lee hit me,” he said": he who speaks a quotation is not whom he names in it."""
    before = quotation_before(token.i, draft.quotation)
    if not before or draft.quotation[token.i] or lemma(token.head) not in draft.lexicon.acts:
        return recent
    named = {
        id(cluster)
        for cluster in recent
        for mention in cluster.mentions
        if mention.kind != "pronoun" and mention.head < token.i and draft.quotation[mention.head] == before
    }
    return [cluster for cluster in recent if id(cluster) not in named] or recent


def _carried_on(draft: Draft, token: Token, cluster: Cluster) -> bool:
    """ "Ann Lee met her. She …": a sentence that opens with its subject goes on about whom the last one told of."""
    sent = token.sent
    befallen = token.dep_ != "nsubj" or lemma(token.head) in draft.lexicon["law.judging"]  # "accused him. He was tried"
    if token.i != sent.start or befallen or not sent.start or _on_bench(draft, cluster):
        return False
    subjects = (child for child in draft.doc[sent.start - 1].sent.root.children if child.dep_.startswith("nsubj"))
    return any(draft.by_head.get(subject.i) is cluster for subject in subjects)


def _maker_played(draft: Draft, token: Token, cluster: Cluster) -> bool:
    """A director is hardly the one whom an actor plays."""
    playing = token.dep_ in ("obj", "dobj") and lemma(token.head) in draft.lexicon["reference.done_to_parts"]
    return playing and bool(cluster.nouns & draft.lexicon["same.maker"])


def _worn_down(draft: Draft, token: Token, recent: list[Cluster]) -> Cluster | None:
    """ "Beat Bob Lee until he confessed": he is the one who was beaten."""
    clause, above = token.head, token.head.head
    until = clause.dep_ == "advcl" and any(c.lower_ in ("until", "till") and c.dep_ == "mark" for c in clause.children)
    if not until or not token.dep_.startswith("nsubj") or lemma(above) not in draft.lexicon["status.coercing"]:
        return None
    whom = (draft.by_head.get(child.i) for child in above.children if child.dep_ in ("obj", "dobj"))
    return first(c for c in whom if c is not None and c in recent)


def _same_subject(verb: Token) -> bool:
    """Whether a predicate without a subject has that of the one above it."""
    if verb.dep_ == "conj":
        return True
    shares = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    return shares and not any(child.dep_ in ("obj", "dobj") for child in verb.head.children)


def _doers(draft: Draft, noun: Token) -> Iterator[Token]:
    """Those that a subject puts together: what it is joined to, and whom a body is made of ("a jury of ten men")."""
    yield noun
    for child in noun.children:
        if child.dep_ in ("appos", "conj") or (child.dep_ == "nmod" and lemma(noun) in draft.lexicon["groups.nouns"]):
            yield from _doers(draft, child)
