"""Words by which one type of incident is told from another: what the rules of precedence look for in the clauses."""

from __future__ import annotations

import re

# 'a lorry crammed with explosives was driven into', 'explosives strapped to her body', 'the driver set off his load'.
LADEN = (
    r"(?:(?:explosives?|bomb)[- ](?:laden|filled|packed|rigged|loaded)"
    r"|(?:laden|packed|filled|loaded|crammed|rigged|stuffed) with (?:[\w-]+ ){0,4}?explosives)"
)
DRIVEN = (
    r"(?:ramm|drove|driv|crash|plough|plow|slamm|rac(?:ed|ing)|sped|struck|hit the|attacked|burst through|charged"
    r"|tried to enter)"
)
CARRIED_BOMB = re.compile(
    r"\b(?=[bepfcrlsdmwgyat])(?:"  # the letters with which its choices begin: a miss costs little
    rf"{LADEN}[^.;]{{0,80}}\b{DRIVEN}|\b(?:ramm|drove|driv|crash|plough|plow|slamm)\w*[^.;]{{0,60}}{LADEN}"
    r"|\b(?:ramm|drove|driving|crashed|ploughed|plowed|slammed)\w*[^.;]{0,30}\b(?:truck|car|vehicle) bomb\b"
    r"|\bexplosives?(?: belt| vest)? (?:\w+ )?(?:strapped|tied|taped|wrapped|fastened|sewn|hidden|concealed)"
    r" (?:to|around|on|under|beneath|in|into) (?:his|her|their|the (?:body|waist|chest))\b"
    r"|\b(?:man|woman|girl|boy|youth|attacker|assailant|teenager|bomber|militant)s? "
    r"(?:with|carrying|wearing|wired with) (?:an? |the )?(?:hidden |concealed )?(?:explosives?|bombs?)"
    r"(?: (?:belt|vest|jacket)s?)?"
    r"(?: (?:under|on|around|strapped|hidden|beneath)\b)"
    r"|\b(?:wearing|wore) (?:an? )?(?:explosives?|bomb|suicide)[ -](?:belt|vest|jacket)"
    r"|\b(?:man|woman|girl|boy|attacker) (?:[\w-]+ ){0,4}?(?:exploded|blew up) (?:at|in|among|outside|near)\b)",
    re.IGNORECASE,
)
KEPT = re.compile(r"\b(?:found|seized|recovered|discovered|defused|intercept\w*)\b", re.IGNORECASE)
WOULD_BE = re.compile(
    r"\b(?:overpowered|subdued|tackled|wrestled|disarmed)\b[^.;]{0,40}"
    r"\b(?:tried|attempted|before|as (?:he|she|they))\b|"
    r"\b(?:man|woman|attacker|assailant|youth|gunman|knifeman)s? (?:who|as (?:he|she)) (?:had )?(?:tried|attempted) to "
    r"(?:enter|attack|stab|storm|ram|break into|force)\b|"
    r"\bwould-be (?:suicide |car )?(?:bomber|attacker|assassin|killer)s?\b"
    r"|\bbefore (?:he|she|they|it|the (?:bomber|attacker|device)s?) (?:could|was able to|managed to|had a chance)\b",
    re.IGNORECASE,
)
FOUND_BOMB = re.compile(
    r"\b(?:found|discovered|located|uncovered|spotted|detected|recovered|seized)\b(?: and (?:safely )?"
    r"(?:destroyed|detonated|defused|disposed of|blew up|neutrali[sz]ed))?(?: (?!in\b|at\b|by\b|after\b)[\w.-]+){0,5}? "
    r"(?:bombs?|IEDs?|devices?|landmines?|mines|explosives|TNT|dynamite|rockets?|mortars?)\b",
    re.IGNORECASE,
)
FOR_IT = re.compile(r"\b(?:after|over|for|following|behind|connection with|linked to|related to)\s[^.;]{0,40}\Z", re.I)
WITHOUT_BLAST = frozenset("bomb bombs bomber bombers".split()) | {
    "explosive device",
    "explosive devices",
    "suicide bomber",
}
PLOT = re.compile(r"\b(?:plot|plots|plotted|plotting|plan|plans|planned|planning|conspir\w+)\b", re.IGNORECASE)
DEVICE = re.compile(r"\b(?:defus\w+|disarm\w+|deactivat\w+|(?:bomb|device|drone|missile)s? (?:was|were))\b", re.I)
# What fighters do on foot where rockets and mortars help them: 'stormed the base', 'with rocket launchers and guns'.
ON_FOOT = re.compile(
    r"\b(?:storm(?:ed|ing|s)?|overr[au]n\w*|overrunning|assaulted|attacked\W+(?:\w+ )?from"
    r"|from (?:three|two|several|all)"
    r" (?:directions|sides)|then (?:attacked|stormed|entered)|before (?:storming|entering|attacking|fleeing)"
    r"|(?:rocket|grenade) launchers?|rocket-propelled grenades?|RPGs?|machine[- ]?guns?|small arms|automatic weapons"
    r"|assault rifles|heavy (?:weapons|gunfire|machine)|light (?:and|weapons)|complex attack|ambush\w*)",
    re.IGNORECASE,
)
FROM_AFAR = re.compile(r"\b(?:shelled|shelling|bombard\w+|pounded|artillery|across the (?:border|line))\b", re.I)
FLYING = re.compile(
    r"\b(?:helicopters?|gunships?|warplanes?|fighter jets?|jets?|aircraft|air force (?:planes?|jets?)|drones?|UAVs?)\s"
    r"(?:\w+\s){0,2}?"
    r"(?:fired|opened fire|strafed|hit|struck|attacked|bombed|targeted|destroyed|pounded|blasted|shot at)\b",
    re.IGNORECASE,
)
DISPERSED = re.compile(r"\b(?:dispers\w+|broke up|riot police|crowd of|crowds)\b", re.IGNORECASE)
BARRICADES = re.compile(r"\bbarricades?\b|\bblockades?\b|\broadblocks? (?:set up|put up|erected)", re.IGNORECASE)
WAR = re.compile(r"\b(?:rebels?|insurgents?|guerrillas?|militants?|militia\w*|fighters|gunmen|bandits)\b", re.I)
SHOOTING = re.compile(
    r"\b(?:shot|fired|firing|opened fire|bullets?|shooting|gunfire|tear gas|water cannons?|warning shots|live rounds|"
    r"beat\w*|batons)\b",
    re.IGNORECASE,
)
RIOT_GEAR = re.compile(r"\b(?:tear ?gas|water cannons?|rubber bullets|pepper spray|batons|truncheons)\b", re.IGNORECASE)
PEOPLE = frozenset(
    "mob mobs crowd crowds villagers residents neighbours neighbors passers-by townspeople locals".split()
)
HANDS = re.compile(
    r"\b(?:beat(?:en)?|beating|stoned|stoning|lynch\w*|burn(?:ed|t|ing)?|set (?:him|her|them|ablaze|on fire|alight)"
    r"|hacked|kicked|clubbed|battered|dragged)\b",
    re.IGNORECASE,
)
BLUNT = re.compile(
    r"\b(?:stones?|sticks|clubs|bottles|rocks|fists|fist-?fights?|bricks|iron (?:bars|rods)|batons|tear ?gas|"
    r"petrol bombs)\b",
    re.IGNORECASE,
)
PARTISANS = re.compile(
    r"\b(?:supporters|fans|inmates|prisoners|students|worshippers|activists|protest\w*|demonstrat\w+|rally|riot\w*)\b",
    re.I,
)
GUNS = re.compile(
    r"\b(?:gun|guns|gunfire|gunmen|rifles?|shot|shoot\w*|fired on|opened fire|militants|rebels|insurgents|troops)\b",
    re.I,
)
CAME_IN = re.compile(
    r"\b(?:raid(?:ed|s|ing)?|incursion|operation|(?:moved|went|pushed|swept|marched|drove|burst|broke|forced their way)"
    r" into|stormed|surrounded|cordoned|besieged|arrest (?:operation|raid|attempt)|to arrest|searched|search of"
    r"|hideout|crackdown on)\b",
    re.IGNORECASE,
)
CIVIL_WAR = re.compile(r"\b(?:burn\w*|torch\w*|loot\w*|massacre\w*|shell\w*|air ?strikes?|executed|raped)\b", re.I)
RAIDERS = re.compile(
    r"\b(?:raid(?:ed|ers|s|ing)?|attacked|stormed|invaded|stopped|ambushed|burst into|arrived|descended on|"
    r"opened fire)\b",
    re.IGNORECASE,
)
CEREMONY = re.compile(
    r"\b(?:behead\w*|decapitat\w*|hang\w*|firing squad|sentenced|convicted|spies|spying|captured|prisoners?|hostages?|"
    r"blindfold\w*|kneel\w*|found|bodies|throats?|crucif\w*|public(?:ly)?)\b",
    re.IGNORECASE,
)
CAPTIVES = re.compile(r"\b(?:hostages?|captives?|kidnap\w*|abduct\w*)\b", re.IGNORECASE)
PROPERTY = re.compile(
    r"\b(?:livestock|cattle|cows|goats|grain|sorghum|food|vehicles?|cars?|trucks?|lorr(?:y|ies)|fuel|medicines?|goods|"
    r"supplies|equipment|money|cash|phones|boats?|motorcycles?|cargo|valuables)\b",
    re.IGNORECASE,
)
BY_FIRE = re.compile(
    r"\b(?:by (?:a |the )?(?:fire|flames|arson\w*)|in a fire|petrol|set (?:it|them) (?:on fire|alight|ablaze))\b", re.I
)
WITH_MINES = re.compile(r"\b(?:with|by) (?:land)?mines?\b", re.IGNORECASE)
HELPLESS = re.compile(
    r"\b(?:blindfolded|kneeling|(?:made|forced) to (?:kneel|sit|lie)|(?:hands|arms) (?:were )?(?:tied|bound)"
    r"|(?:laid|lay|put) down their (?:weapons|arms|guns)|who had surrendered|after (?:they|he) (?:had )?surrendered"
    r"|captured (?:\w+ )?(?:soldiers|fighters|men|policemen|troops|pilot)|in their cells)\b",
    re.IGNORECASE,
)
KILLING = re.compile(r"\b(?:shot|shoot\w*|kill\w*|stabbed|executed|machine-gunned|gunned)\b", re.IGNORECASE)
PROTEST = frozenset(
    """protest protests protester protesters protestors protesting demonstrator demonstrators demonstration
    demonstrations rally rallies riot riots rioters unrest marchers""".split()
)
LYNCHED = re.compile(
    r"\b(?:beat\w* to death|burn\w+ (?:alive|to death)|lynch\w*|stoned|hacked to death|kicked to death)\b",
    re.IGNORECASE,
)
