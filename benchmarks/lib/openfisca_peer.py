"""The standing under the Ottawa Convention as OpenFisca computes it, run by the Python of an environment of its own.

Reads from standard input what each State did, and the months; writes the standings and the seconds of each run. It is written as
a model for OpenFisca is: the days of entry into force and of leaving are variables of their own, computed once for a
simulation, and the standing of a month is one formula over all States at once.
"""

import json
import sys
import time

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

GIVEN = ("signature", "deposit", "succeeded", "notice")
DAY, MONTH = "datetime64[D]", "datetime64[M]"
asked = json.load(sys.stdin)
THRESHOLD, IN_FORCE = np.datetime64(asked["threshold"]), np.datetime64(asked["in_force"])
NEVER = np.datetime64("9000-01-01").astype(object)
State = Entity("state", "states", "State", "A State")


class Status(Enum):
    not_in_force = "not in force"
    no_party = "no party"
    signatory = "signatory"
    pending = "pending"
    bound = "bound"
    withdrawing = "withdrawing"
    withdrawn = "withdrawn"


def given(name: str) -> type[Variable]:
    """A day that the record gives."""
    fields = {"value_type": type(NEVER), "entity": State, "definition_period": DateUnit.ETERNITY, "label": name, "default_value": NEVER}
    return type(name, (Variable,), fields)


class entry(Variable):
    value_type = type(NEVER)
    entity = State
    definition_period = DateUnit.ETERNITY
    label = "Article 17: with the treaty, or on the first day of the sixth month after the month of deposit; a succession has its day"

    def formula(states, when):
        deposit, succeeded = states("deposit", when), states("succeeded", when)
        own = (deposit.astype(MONTH) + 6).astype(DAY)
        return np.minimum(succeeded, np.where(deposit <= THRESHOLD, IN_FORCE, np.maximum(own, IN_FORCE)))


class left(Variable):
    value_type = type(NEVER)
    entity = State
    definition_period = DateUnit.ETERNITY
    label = "Article 20(3): six months after the notice, or the last day of a shorter month"

    def formula(states, when):
        notice = states("notice", when)
        month = notice.astype(MONTH)
        return np.minimum((month + 6).astype(DAY) + (notice - month.astype(DAY)), (month + 7).astype(DAY) - 1)


class standing(Variable):
    value_type = Enum
    possible_values = Status
    default_value = Status.no_party
    entity = State
    definition_period = DateUnit.MONTH
    label = "Standing on the last day of the month"

    def formula(states, month):
        day = np.datetime64(str(month.stop))
        rest = Status.no_party if day >= IN_FORCE else Status.not_in_force
        signed, deposit, notice, entered, gone = (states(n, month) for n in ("signature", "deposit", "notice", "entry", "left"))
        codes = np.select(
            [day >= gone, (day >= entered) & (day >= notice), day >= entered, day >= deposit, day >= signed],
            [s.index for s in (Status.withdrawn, Status.withdrawing, Status.bound, Status.pending, Status.signatory)], rest.index,
        )  # fmt: skip
        return EnumArray(codes.astype(np.int16), Status)


system = TaxBenefitSystem([State])
system.add_variables(*(given(name) for name in GIVEN), entry, left, standing)
months = [period(month) for month in asked["months"]]
times = []
for _ in range(20):
    simulation = SimulationBuilder().build_default_simulation(system, count=len(asked["states"]))
    for name in GIVEN:
        simulation.set_input(name, "ETERNITY", np.array([day or "9000-01-01" for day in asked[name]], DAY))
    start = time.perf_counter()
    found = [simulation.calculate("standing", month) for month in months]
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": times, "standings": [[Status[name].value for name in row.decode_to_str()] for row in found]}))
