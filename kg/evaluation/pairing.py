"""Pair the facts of the gold with claimed ones, one to one, so that the pairs agree as well as they can."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.analysis import best_pairs
from kg.evaluation.facts import Fact, vocabulary


def type_credit(gold: Fact, claim: Fact) -> float:
    """1 for the gold's type or a subclass of it, a half for its superclass, 0 for another type."""
    if (gold.kind, gold.root) != (claim.kind, claim.root):
        return 0.0
    return 1.0 if gold.type in (claim.type, gold.root) else 0.5 if claim.type == claim.root else 0.0


def shared(gold: Fact, claim: Fact) -> Counter[str]:
    """Count, role by role, the gold's fillers that the claim has too; a claimed filler is taken once."""
    counts: Counter[str] = Counter()
    for role, fillers in gold.roles.items():
        left = list(claim.roles.get(role, ()))
        for filler in fillers:
            if found := next((other for other in left if filler.fits(other, whole=gold.kind == "relation")), None):
                left.remove(found)
                counts[role] += 1
    return counts


def same_date(gold: str | None, claimed: str | None) -> bool:
    """Say whether a date is right at the gold's own precision: gold 2019 accepts 2019-06-04, not the other way."""
    if gold is None or claimed is None:
        return gold == claimed
    return claimed == gold or claimed.startswith(gold[:3] if gold.endswith("s") else f"{gold}-")


def same_flags(gold: Fact, claim: Fact) -> bool:
    """Compare the yes-or-no flags, a missing one being no, and the act of a statement where the gold gives one."""
    keys = vocabulary().flags | ({"act"} & gold.flags.keys())
    return all((gold.flags.get(key) or False) == (claim.flags.get(key) or False) for key in keys)


def agreement(gold: Fact, claim: Fact) -> float:
    """How well a claim agrees with a gold fact, 0 where it does not match; roles decide, the rest breaks ties."""
    common = shared(gold, claim)
    if gold.kind == "relation":
        matches = len(common) == 2
    else:
        telling = vocabulary().telling[gold.root] & gold.roles.keys()
        matches = bool(common.keys() & (telling or gold.roles.keys()))
    if not matches:
        return 0.0
    alike = 2 * common.total() / (gold.size + claim.size)
    rest = (0.04 * (gold.status == claim.status) + 0.03 * (gold.speakers == claim.speakers)
            + 0.02 * same_date(gold.when, claim.when) + 0.01 * same_flags(gold, claim))
    return type_credit(gold, claim) * (0.9 * alike + rest) * (0.999 if gold.optional else 1.0)


def pair(gold: Iterable[Fact], claims: Iterable[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair gold facts with claimed ones, type by type; both sides hold facts of scored types only."""
    by_type: dict[tuple[str, str], tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((gold, claims)):
        for fact in facts:
            by_type[fact.kind, fact.root][side].append(fact)
    return [(wanted[row], made[column]) for wanted, made in by_type.values() if wanted and made
            for row, column in best_pairs([[agreement(line, claim) for claim in made] for line in wanted])]


def breaks(rule: Fact, claim: Fact) -> bool:
    """Say whether a claim is a forbidden one: it has all that the rule gives, and does not say the opposite."""
    return (type_credit(rule, claim) == 1.0 and shared(rule, claim).keys() == rule.roles.keys()
            and (claim.status == rule.status if rule.status else claim.status not in ("negated", "denied"))
            and (rule.by is None or rule.speakers == claim.speakers)
            and (rule.when is None or same_date(rule.when, claim.when))
            and all((claim.flags.get(key) or False) == value for key, value in rule.flags.items()))
