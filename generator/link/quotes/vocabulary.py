"""The words that sentences and speakers are known by: English, and the commonest of some others."""


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_LAST = _all(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj rev hon pres messrs vs "
    "fig figs sec secs art arts para paras eq approx dept est "
    "e.g i.e cf jan feb mar apr jun jul aug sep sept oct nov dec "
    "bzw evtl ggf inkl okt dez sog vgl z.b d.h u.a"
)
"""Abbreviations that no sentence ends with."""

BEFORE_A_FIGURE = _all("no nos vol vols p pp ch art sec para nr item abs ziff ca")
"""Abbreviations that a figure belongs to."""

AFTER_AN_ORDINAL = _all(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "quartal halbjahr jahrhundert"
)
"""What a figure with a stop counts, in German, which writes it with a capital: "1. Februar"."""

MAY_BE_LAST = _all("inc corp ltd co llc plc bros jr sr st etc al a.m p.m gmbh usw mio mrd")
"""Abbreviations that a sentence may end with."""

OPENERS = _all(
    "the a an this that these those it its he she we they i you our their his her my your there "
    "here in on at as of for from by with to since after before during under while when where if "
    "although though however but and or so yet also both all some many most no not nor only once "
    "what who why how which today yesterday meanwhile instead then thus "
    "der die das ein eine es er sie wir ich unser unsere dies diese dieser"
)
"""Words that open sentences."""

NAMELESS = _all("source sources insider insiders familiar anonymous anonymously")
"""Words for a source that will not be named."""

NEGATIONS = _all(
    "not no never none neither nor cannot without don't didn't doesn't isn't wasn't aren't "
    "weren't hasn't haven't hadn't won't wouldn't can't couldn't nicht kein keine keinen nie ohne "
    "pas jamais aucun aucune nunca jamás sin ninguna ningún non mai senza não nenhum "
    "nenhuma не нет никогда"
)
"""Words that turn a sentence into its opposite."""

OUTSIDERS = _all(
    "customer customers client clients competitor competitors rival rivals critic critics victim "
    "victims user users partner partners supplier suppliers shareholder shareholders investor "
    "investors lawsuit"
)
"""What those are to an organisation who do not speak for it: "a Harbour customer"."""

FORMER = _all("former ex then-former ehemaliger ehemalige ancien ancienne antiguo")
"""What says that somebody no longer speaks for an organisation."""

ROLES = _all(
    "a an the his her its their our and or of for at by from in on who that this "
    "mr mrs ms dr sir sen senator rep representative gov governor president vice chair chairman "
    "chairwoman chief executive officer ceo cto ciso cfo coo director deputy assistant secretary "
    "minister ambassador attorney general spokesperson spokesman spokeswoman spokespeople "
    "official officials representatives company firm agency corporation corp inc ltd llc co group "
    "he she they it we i statement email said says stated wrote added unnamed unsigned senior head "
    "lead press team user anyone researcher analyst expert professor former acting "
    "sprecher sprecherin sprecherinnen unternehmen konzern ein eine der die das des "
    "porte parole un une le la les du de el los las portavoz empresa"
)
"""Titles, offices and small words: none of them is a name."""

OF_AN_ORGANISATION = _all(
    "security response center centre threat intelligence department ministry office labs lab "
    "research digital crimes unit news board commission agency bureau council committee house "
    "university institute foundation cloud systems technologies software services"
)
"""Words that the names of organisations are made with."""
