"""What a description stands for ("the former prosecutor", "the men"): people and groups of people."""

from __future__ import annotations

from kg.language.coreference.ages import by_age, of_number
from kg.language.coreference.apposition import apposition
from kg.language.coreference.belonging import client, differs, kin, owner_of
from kg.language.coreference.clusters import Cluster, Draft, agree, first
from kg.language.coreference.joint import Joint
from kg.language.coreference.things import organization, work
from kg.language.mentions import Mention

WINDOW = 12  # sentences that a description looks back over
NEAR = 2  # … to people who have no name as a group


def described(draft: Draft, mention: Mention, joint: Joint) -> Cluster | None:
    """The cluster that a description belongs to, None where it is the first to speak of somebody."""
    head = draft.doc[mention.head]
    if named := apposition(draft, mention, head):
        return named
    if mention.type == "Group" and (titled := joint.after(mention)):
        return titled
    if mention.noun == "police" or (mention.noun in draft.lexicon["groups.bodies"] and not mention.definite):
        return first(
            c for c in draft.clusters if not c.named and mention.noun in c.nouns and c.type == mention.type
        )
    if not mention.definite:
        return None
    if mention.type == "Person" and (mention.noun.endswith("-year-old") or of_number(head)):
        return by_age(draft, mention)
    if mention.noun in draft.lexicon["people.kin"] and owner_of(draft, head) is not None:
        return kin(draft, mention)
    if mention.noun == "client" and (served := client(draft, mention)) is not None:
        return served
    restricted = any(child.dep_ in ("acl:relcl", "relcl", "acl") for child in head.children)
    match mention.type:
        case "Group":
            return _group(draft, mention, restricted, joint)
        case "Person":
            return None if restricted else _person(draft, mention)
        case "Work":
            return work(draft, mention)
        case _:
            return None if restricted else organization(draft, mention)


def _group(draft: Draft, mention: Mention, restricted: bool, joint: Joint) -> Cluster | None:
    if restricted and mention.noun not in draft.lexicon["people.plain"]:
        return None
    groups = [
        cluster
        for cluster in draft.clusters
        if cluster.type == "Group"
        and (not mention.count or not cluster.count or cluster.count == mention.count)
        and not any(m.start <= mention.start and mention.end <= m.end for m in cluster.mentions)  # "five of the six"
    ]
    fitting = [cluster for cluster in groups if cluster.count or cluster.named or mention.noun in cluster.nouns]
    recent = [c for c in draft.recent(mention, fitting, WINDOW) if not c.members or mention.noun in c.nouns]
    together = [] if restricted else _together(draft, mention, joint)
    if mention.noun in draft.lexicon["people.law"] | draft.lexicon["people.office"] | draft.lexicon["people.work"]:
        return first([*together, *(cluster for cluster in recent if mention.noun in cluster.nouns)])
    counted = [cluster for cluster in fitting if cluster.count and not cluster.members]
    if not recent and not together and len(counted) == 1:
        return counted[0]  # "the men" of a headline, before the group has been named
    if mention.noun in draft.lexicon["groups.sizes"]:
        return first(together)
    if mention.noun in draft.lexicon["groups.nouns"] - {"group"}:
        return first(c for c in recent if mention.noun in c.nouns)  # "the family" is no group of other people
    said = [c for c in recent if mention.noun in c.nouns]
    if not said and mention.noun in draft.lexicon["people.kin"]:  # "the brothers" stay brothers throughout
        said = draft.recent(mention, [c for c in groups if mention.noun in c.nouns], len(draft.doc))
    law = draft.lexicon["people.law"]
    return first(said or together or [c for c in recent if (c.count or c.named) and not c.nouns & law])


def _together(draft: Draft, mention: Mention, joint: Joint) -> list[Cluster]:
    """People named together whom a plural can mean: "the couple" and "the two" two of them, "the brothers" only men."""
    sizes = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
    size = mention.count or sizes.get(mention.noun, 0)
    work = draft.lexicon["people.law"] | draft.lexicon["people.office"] | draft.lexicon["people.work"]
    return [
        cluster
        for cluster in draft.recent(mention, joint.before(mention, NEAR), NEAR)
        if size in (0, cluster.count)
        and all(agree(one, mention) for one in cluster.members)
        and (mention.noun not in work or any(mention.noun in one.nouns for one in cluster.members))
    ]


def _person(draft: Draft, mention: Mention) -> Cluster | None:
    people = (cluster for cluster in draft.clusters if cluster.type == "Person" and agree(cluster, mention))
    recent = [c for c in draft.recent(mention, people, WINDOW) if not differs(draft, c, mention)]
    alike = draft.lexicon.alike(mention.noun)
    fitting = [c for c in recent if mention.noun in c.nouns] or [c for c in recent if alike & c.nouns]
    told_apart = (
        len(fitting) > 1
        and len({_modifiers(draft, cluster, mention.noun) for cluster in fitting if not cluster.named}) > 1
    )
    if not fitting and (only := _just_introduced(draft, mention)) is not None:
        return only
    return None if told_apart else first(fitting)


def _just_introduced(draft: Draft, mention: Mention) -> Cluster | None:
    """The only person of the sentence before, described: "… of Dr Ann Lee. The scientist said"."""
    head, here = draft.doc[mention.head], draft.sentence[mention.head]
    opens = (
        head.left_edge.i - head.sent.start <= 1 and head.dep_.startswith("nsubj") and head.left_edge.lower_ == "the"
    )
    if (
        not opens
        or mention.noun
        in draft.lexicon["people.victim"] | draft.lexicon["people.culprit"] | draft.lexicon["people.kin"]
    ):
        return None
    before = [
        c
        for c in draft.clusters
        if c.type == "Person" and any(draft.sentence[m.head] == here - 1 for m in c.mentions)
    ]
    new = [
        c
        for c in before
        if c.named
        and not c.nouns
        and agree(c, mention)
        and min(draft.sentence[m.head] for m in c.mentions) == here - 1
    ]
    return new[0] if len(before) == 1 and len(new) == 1 else None


def _of_another(draft: Draft, cluster: Cluster, mention: Mention) -> bool:
    """ "The lawyer of Lee" is not "the lawyer of Ray", nor a lawyer of whom it is not said whose he is."""
    whose = _complements(draft, mention)
    return bool(whose) and not any(
        whose & _complements(draft, other) for other in cluster.mentions if other.noun == mention.noun
    )


def _complements(draft: Draft, mention: Mention) -> set[int]:
    """What the noun of a description is the noun of: its "of", "for" or possessor, as far as that is linked."""
    return {
        id(whose)
        for child in draft.doc[mention.head].children
        if child.dep_ in ("nmod", "nmod:poss", "poss", "compound")
        and (whose := draft.by_head.get(child.i)) is not None
        and whose.named
    }


def _modifiers(draft: Draft, cluster: Cluster, noun: str) -> frozenset[str]:
    """What tells one from another of the same kind: "a male jogger", "a female jogger"."""
    return frozenset(
        child.lower_
        for m in cluster.mentions
        if m.noun == noun
        for child in draft.doc[m.head].children
        if child.dep_ in ("amod", "compound")
    )
