"""Content: which packs are installed, in which version, and whether a clinician has read them."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.pack import Pack
from ipt_training.domain.people.person import Role
from ipt_training.reports.words import review_of
from ipt_training.ui import messages
from ipt_training.ui.frame import who_sees
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """List the packs by kind, with what each says of itself."""
    content = services.content.all()
    st.title("Content")
    st.write(
        "Everything that trainees practise on and raters rate with. Beside each stands whether a"
        " clinician qualified in IPT has read that version, word for word, and who. One that nobody"
        " has read yet is checked by its authors alone: use it to learn and to give feedback, and"
        " take no decision on its word that a supervisor would not take without it."
    )
    person = services.who(session)
    if person.holds(Role.PROGRAMME_LEAD):
        st.write(
            "Packs of your own go into the folder that the operator named; the check command says"
            " what is wrong with one. Whoever has read a pack stands in it as `clinical_review`."
        )
    st.header("Rubrics")
    for rubric in content.rubrics:
        _pack(rubric, f"{len(rubric.items)} items")
        st.caption(
            f"Words {content_hash(rubric)[:12]}, structure {structure_hash(rubric)[:12]}."
            " Ratings may be pooled where the structure is the same."
        )
    st.header("Vignettes")
    for vignette in content.vignettes:
        # What a case is about would tell a trainee too much of it.
        told = person.holds(Role.SUPERVISOR) or person.holds(Role.PROGRAMME_LEAD)
        extent = f"{len(vignette.scenes)} scenes, about {vignette.minutes} min"
        _pack(vignette, extent, told=told)
    st.header("Questions")
    for bank in content.banks:
        _pack(bank, f"{len(bank.questions)} questions, {bank.pool.value} pool")
    st.header("Requirements")
    for pack in content.programmes:
        _pack(pack, f"{len(pack.requirements)} requirements")
    who_sees("Everybody in the programme may see the content; the packs are openly licensed.")


def _pack(pack: Pack, extent: str, *, told: bool = True) -> None:
    st.markdown(
        f"**{messages.plain(pack.title)}** {pack.version}: {extent};"
        f" {messages.plain(pack.licence)}.  \n"
        f":gray[{messages.plain(review_of(pack.clinical_review))}]"
    )
    if not told:
        return
    with st.expander(f"About {messages.plain(pack.title)}"):
        st.text(pack.about)
