"""The 32 councils with their codes and the size of their population aged 0 to 17.

Codes and names are public; the numbers, in thousands, are round and synthetic.
"""

SCOTLAND = "S92000003"
SOUTH_AYRSHIRE = "S12000028"
EAST_AYRSHIRE = "S12000008"
NORTH_AYRSHIRE = "S12000021"
PARTNERSHIP = "S37000027"

COUNCILS = {
    "S12000005": ("Clackmannanshire", 10.2),
    "S12000006": ("Dumfries and Galloway", 26.0),
    "S12000008": ("East Ayrshire", 24.0),
    "S12000010": ("East Lothian", 23.0),
    "S12000011": ("East Renfrewshire", 22.0),
    "S12000013": ("Na h-Eileanan Siar", 4.8),
    "S12000014": ("Falkirk", 32.0),
    "S12000017": ("Highland", 44.0),
    "S12000018": ("Inverclyde", 14.0),
    "S12000019": ("Midlothian", 20.0),
    "S12000020": ("Moray", 18.5),
    "S12000021": ("North Ayrshire", 25.0),
    "S12000023": ("Orkney Islands", 4.0),
    "S12000026": ("Scottish Borders", 21.0),
    "S12000027": ("Shetland Islands", 4.6),
    "S12000028": ("South Ayrshire", 20.0),
    "S12000029": ("South Lanarkshire", 63.0),
    "S12000030": ("Stirling", 18.0),
    "S12000033": ("Aberdeen City", 38.0),
    "S12000034": ("Aberdeenshire", 54.0),
    "S12000035": ("Argyll and Bute", 14.5),
    "S12000036": ("City of Edinburgh", 88.0),
    "S12000038": ("Renfrewshire", 34.0),
    "S12000039": ("West Dunbartonshire", 17.5),
    "S12000040": ("West Lothian", 39.0),
    "S12000041": ("Angus", 22.0),
    "S12000042": ("Dundee City", 26.0),
    "S12000045": ("East Dunbartonshire", 22.0),
    "S12000047": ("Fife", 73.0),
    "S12000048": ("Perth and Kinross", 28.0),
    "S12000049": ("Glasgow City", 112.0),
    "S12000050": ("North Lanarkshire", 71.0),
}
