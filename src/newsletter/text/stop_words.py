"""English words that make no topic: those that end a phrase, and those that tell little or nothing alone."""

from __future__ import annotations

# Never part of a phrase: articles, pronouns, prepositions, auxiliaries, adverbs, verbs of every day, the calendar.
STOP = frozenset(
    """
    a an the this that these those such same other another each every either neither both all any some none no not
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself yourself
    itself themselves ourselves who whom whose which what when where why how whether one ones someone somebody anyone
    anybody everyone everybody nobody something anything everything nothing else thing things stuff
    about above across after against along among around as at back before behind below beneath beside besides between
    beyond but by despite down during except for from in inside into like near of off on onto out outside over past
    per since than through throughout till to toward towards under until unlike up upon via versus vs with within
    without and or nor so yet if unless because although though while whereas however moreover otherwise therefore
    thus hence instead rather quite very too also just even ever never still already again once twice soon later
    sooner now then here there today yesterday tomorrow always often sometimes maybe perhaps almost much many more
    most less least few fewer several enough lot lots bit well far away ago yes ok okay please thanks thank
    am is are was were be been being do does did done doing have has had having can could will would shall should may
    might must ought need needs needed let lets get gets got gotten getting go goes going gone went come comes came
    coming make makes made making take takes took taken taking give gives gave given giving put puts putting keep
    keeps kept keeping see sees saw seen seeing look looks looked looking know knows knew known knowing think thinks
    thought thinking say says said saying tell tells told ask asks asked want wants wanted feel feels felt find finds
    found finding seem seems seemed become becomes became try tries tried trying use uses used using show shows showed
    shown showing mean means meant happen happens happened happening start starts started begin begins began begun
    remain remains remained continue continues continued allow allows allowed expect expects expected help helps
    helped believe believes hope hopes provide provides provided include includes included including follow follows
    followed following call calls called turn turns turned run runs ran lead leads led set sets bring brings brought
    hold holds held write writes wrote written read reads work works worked learn learned play plays played leave
    leaves left point points stand stands stood consider considered described based related due according let
    compare compared comes decide decided cover covered covers discuss discussed mention mentioned argue argues
    publish published release released releases announce announced introduce introduced propose proposed proposes
    improve improved perform performs performed generate generated achieve achieved train trained build built create
    created add added adds grow grew grown share shared enable enables apply applied focus focused develop developed
    good better best bad worse worst great big bigger biggest small smaller smallest little new newer newest old older
    high higher highest low lower lowest long longer longest short shorter full fuller whole early earlier late latest
    recent next last first second third final main major minor simple simpler easy easier hard harder hardest fast
    faster slow slower different similar various certain particular important interesting possible likely able
    available sure clear nice cool fun free real true false right wrong own only really actually basically simply
    mostly mainly largely especially
    two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands million millions
    billion billions zero half double single multiple total number numbers percent
    second seconds minute minutes hour hours day days week weeks month months year years decade decades
    january february march april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    check checks checked checking direct follow-up larger largest ahead writing working trying running paid
    enabled regarding etc eg ie et al cf aka pm http https www com org net html
    """.split()
)

# Never a topic alone or beside each other, but part of one: "reward model", "training data".
GENERAL = frozenset(
    """
    subscribe subscriber subscription technical report survey overview review introduction towards toward
    model data dataset system method approach technique result paper article post blog newsletter issue section
    author reader writer researcher research study work science scientist engineer developer user people person human
    team lab group company startup industry business market product project community world country life story news
    question answer problem solution challenge idea concept term word name title example case detail part kind type
    form version way place side level end top line list table figure image page link site website source code file
    tool software technology tech application app feature service platform framework library package program computer
    machine task job role skill use usage value cost price money time date period moment future history trend progress
    development change impact effect reason cause fact evidence claim opinion view topic theme discussion review
    summary overview introduction conclusion guide tutorial lesson note comment conference workshop talk event
    presentation video podcast interview book course chapter report survey benchmark score metric quality performance
    capability ability power speed size scale length amount rate step process stage phase goal target purpose plan
    choice option decision difference similarity comparison relationship structure design architecture layer input
    output prompt text language response sample set test experiment baseline improvement advantage benefit drawback
    limitation risk success failure mistake error bug field area domain space environment context setting parameter
    learning training ai ml llm large access general specific common popular current modern
    original additional significant powerful potential strong weak key core special massive huge extra entire
    implementation support release launch announcement update addition combination collection range variety series
    piece advance attempt amazing exciting impressive favorite favourite personal wonderful
    """.split()
)

# Never a topic alone, but what tells in a phrase: "open source", "state space".
PARTIAL = frozenset("closed daily deep foundation free monthly open private public state weekly".split())
