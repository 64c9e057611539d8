"""The counts that the committed sample is calibrated to.

It contains numbers of latent events only: totals, and those in time. Rules never change
with calibration.
"""

from datetime import date

from scripts.sample.days import add_months

# (indicator, first day of the quarter) -> (events, events in time)
EVENTS = {
    ("1.6", date(2020, 8, 1)): (27, 22),
    ("1.6", date(2021, 8, 1)): (26, 22),
    ("4.4", date(2021, 10, 1)): (121, 114),
    ("4.4", date(2022, 10, 1)): (120, 117),
    ("4.5", date(2021, 10, 1)): (15, 8),
    ("4.5", date(2022, 10, 1)): (14, 11),
    ("4.6", date(2021, 7, 1)): (12, 7),
    ("4.6", date(2022, 4, 1)): (10, 10),
    ("4.6", date(2022, 7, 1)): (12, 9),
    ("4.8", date(2022, 10, 1)): (18, 18),
}
# (indicator, first day of the quarter) -> share of the events that are counted
SHARES = {
    ("1.1", date(2022, 1, 1)): 0.168,
    ("1.1", date(2023, 1, 1)): 0.17,
    ("1.2", date(2022, 1, 1)): 0.92,
    ("1.2", date(2023, 1, 1)): 0.962,
    ("1.3", date(2022, 1, 1)): 0.28,
    ("1.3", date(2023, 1, 1)): 0.32,
    ("1.4", date(2022, 1, 1)): 0.955,
    ("1.4", date(2023, 1, 1)): 0.964,
    ("3.1", date(2022, 1, 1)): 0.82,
    ("3.1", date(2023, 1, 1)): 0.84,
    ("5.1", date(2021, 10, 1)): 0.79,
    ("5.1", date(2022, 10, 1)): 0.85,
    ("5.2", date(2021, 10, 1)): 0.73,
    ("5.2", date(2022, 10, 1)): 0.75,
    **{("5.3", add_months(date(2020, 4, 1), 3 * k)): 0.66 for k in range(4)},
    **{("5.3", add_months(date(2021, 4, 1), 3 * k)): 0.74 for k in range(4)},
}
# First day of the quarter of the due date -> core groups that are late or missing.
LATE_CORE_GROUPS = {date(2021, 7, 1): 2, date(2022, 7, 1): 1}
# Registrations between these days have no corrected or withdrawn record.
STEADY_FROM, STEADY_TO = date(2020, 8, 15), date(2022, 12, 31)
RE_REGISTERED_SHARE = 0.075
SUPPORTED_YOUNG_PEOPLE = 11
# Kind of placement -> its share where a placement begins.
PLACEMENT_SHARES = {
    "at_home": 23.0,
    "kinship": 34.0,
    "foster_provided": 21.0,
    "foster_purchased": 10.0,
    "prospective_adopters": 3.0,
    "other_community": 0.5,
    "authority_home": 5.0,
    "voluntary_home": 4.0,
    "residential_school": 2.0,
    "secure": 0.3,
    "crisis": 0.2,
    "other_residential": 0.4,
}
MOVES_A_YEAR, EARLY_MOVES = 0.21, 0.1
# Share of the leavers who may stay on in continuing care and do; by half-year.
STAY_ON_SHARE = 0.3
STAY_ON = {date(2021, 10, 1): 0.27, date(2022, 10, 1): 0.36}
AFTERCARE_SHARE = 0.45
# First day of the quarter -> share of its reviews and assessments that are in time.
REVIEWS_IN_TIME = {date(2022, 1, 1): 0.92, date(2023, 1, 1): 0.96}
ASSESSED_IN_TIME = {date(2022, 1, 1): 0.92, date(2023, 1, 1): 0.86}
# Children referred on offence grounds, South Ayrshire: year label -> children.
OFFENCE_REFERRALS = {"18/19": 131, "19/20": 88, "20/21": 84, "21/22": 81}
# Children in poverty, South Ayrshire: first year of the financial year -> children.
CHILDREN_IN_POVERTY = {2019: 4010, 2020: 3780, 2021: 4190}
