"""The accounts of a demonstration: known to everybody, never made anywhere else."""

from ipt_training.domain.people.person import Role
from ipt_training.domain.value import Value


class DemoAccount(Value):
    """One account that anybody may open in a demonstration."""

    user_name: str
    name: str
    role: Role


DEMO_ACCOUNTS = (
    DemoAccount(user_name="alex.trainee", name="Alex Trainee", role=Role.TRAINEE),
    DemoAccount(user_name="sam.supervisor", name="Sam Supervisor", role=Role.SUPERVISOR),
    DemoAccount(user_name="lee.lead", name="Lee Lead", role=Role.PROGRAMME_LEAD),
)

DEMO_PASSWORD = "a calm consulting room"
"""The one password of the demonstration accounts."""
