"""Content: which packs are installed, in which version, and whether a clinician has read them."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.pack import Pack
from ipt_training.reports.words import review_of
from ipt_training.ui import messages
from ipt_training.ui.frame import who_sees
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """List the packs by kind, with what each says of itself."""
    services.who(session)
    content = services.content.all()
    st.title("Content")
    st.write(
        "Everything that trainees practise on and raters rate with. Packs of your own go into the"
        " folder that the operator named; the check command says what is wrong with one."
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
        _pack(vignette, f"{len(vignette.scenes)} scenes, about {vignette.minutes} min")
    st.header("Questions")
    for bank in content.banks:
        _pack(bank, f"{len(bank.questions)} questions, {bank.pool.value} pool")
    st.header("Requirements")
    for pack in content.programmes:
        _pack(pack, f"{len(pack.requirements)} requirements")
    who_sees("Everybody in the programme may see the content; the packs are openly licensed.")


def _pack(pack: Pack, extent: str) -> None:
    st.markdown(
        f"**{messages.plain(pack.title)}** {pack.version}: {extent};"
        f" {messages.plain(pack.licence)}.  \n"
        f":gray[{messages.plain(review_of(pack.clinical_review))}]"
    )
    with st.expander(f"About {messages.plain(pack.title)}"):
        st.text(pack.about)
