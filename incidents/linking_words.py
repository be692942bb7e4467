"""Everyday words of news on violence: sharing them says nothing about two reports telling one event."""

from __future__ import annotations

EVERYDAY_NEWS = frozenset(
    """
    about after again against agency also among another april armed arms army around arrested assailant assailants
    attack attacked attacker attackers attacking attacks august authorities bandits battle became because been
    before began behind being believed between blast blasts blown bodies body bomb bomber bombers bombing bombings
    bombs both broke burned burnt came captain car carried cars case casualties cause caused central chief children
    city civil civilian civilians claimed clash clashed clashes close condition confirmed convoy could country
    crossfire cut damage damaged dawn days dead death deaths december destroyed detonated device died district dozen
    dozens during each early eastern eight eighteen eleven emergency escaped evening every exchange exploded
    explosion explosions explosive explosives family fatal february few fifteen fifty fight fighter fighters
    fighting fire fired firing first five fled following force forces forty found four fourteen friday from fully
    further gang government grenade group guerrillas gunfire gunmen guns had half have heavy held himself hit home
    homes hospital hour hours house houses hundred hurled hurt identified improvised incident including injured
    injuries injuring inside insurgents into its january july june just kidnapped kill killed killing kills known
    large last late later launched leaving left less life local lost main male many march medics members men
    midnight militant militants military militia militiamen minister minutes missing monday month more morning
    mortar motorbike motorcycle near nearby nearly night nine nineteen ninety nobody none noon northern november
    number october officer officers official officials only open opened other others outside over part patients
    people person planted police policeman policemen position president province raid raided rebel rebels received
    region reported reportedly reports rescuers residents responsibility responsible road roadside rose round rounds
    said saturday saying says scene second security separate separatists september serious seriously seven seventeen
    seventy shelling shells shooting shot side since sixteen sixty slain small soldier soldiers some source sources
    southern spokesman state statement stopped stormed street struck suffered suicide sunday suspected taken
    targeted targeting team terrorist terrorists than that their them then there these they thirteen thirty this
    those three through thursday time toll took total town traffic troops tuesday twelve twenty twice under
    unidentified unknown until vehicle vehicles victim victims village wednesday week weekend went were western what
    when where which while whom whose with within without witnesses woman women wound wounded wounding wounds year
    years yesterday young
    """.split()
)

# Countries and their peoples: half of all reports from a country share them.
NATIONS = frozenset(
    """
    abyssinia afghan afghani afghanistan afghans africa african africans aland albania albanian albanians algeria
    algerian algerians america american americans andorra andorran angola angolan angolans anguilla antarctica
    antigua aotearoa arab arabia arabian argentina argentine argentines argentinian argentinians armenia armenian
    armenians aruba ascension australia australian australians austria austrian austrians azerbaijan azerbaijani
    azerbaijanis azeri azeris bahamas bahamian bahrain bahraini bahrainis bangladesh bangladeshi bangladeshis
    barbadian barbados barbuda barthelemy basotho batswana belarus belarusian belarusians belarussian belgian
    belgians belgium belize belizean benin beninese bermuda bhutan bhutanese bissau bolivarian bolivia bolivian
    bolivians bonaire bosnia bosnian bosnians botswana botswanan bouvet brazil brazilian brazilians brazzaville
    britain british briton britons brunei bruneian bulgaria bulgarian bulgarians burkina burkinabe burkinabes burma
    burmese burundi burundian burundians byelorussia cabo caicos caledonia cambodia cambodian cambodians cameroon
    cameroonian cameroonians canada canadian canadians cape cayman centrafrique ceylon chad chadian chadians chile
    chilean chileans china chinese coast colombia colombian colombians comoran comorian comoros congo congolese cook
    costa cote croat croatia croatian croatians cuba cuban cubans cunha curacao cypriot cypriots cyprus czech
    czechia czechoslovakia czechs dahomey danes danish darussalam democratic denmark djibouti djiboutian dominica
    dominican dprk dutch dutchman east ecuador ecuadorean ecuadorian ecuadorians egypt egyptian egyptians eire
    emirates emirati emiratis english englishman equatoguinean equatorial eritrea eritrean eritreans estonia
    estonian estonians eswatini ethiopia ethiopian ethiopians eustatius falkland falklands faso federal federation
    fiji fijian filipina filipino filipinos finland finnish finns formosa france french frenchman frenchmen futuna
    fyrom gabon gabonese gambia gambian gazan gazans georgia georgian georgians german germans germany ghana
    ghanaian ghanaians gibraltar great greece greek greeks greenland grenada grenadines guadeloupe guam guatemala
    guatemalan guatemalans guernsey guiana guinea guinean guineans guyana guyanese haiti haitian haitians heard
    helena herzegovina holland holy honduran hondurans honduras hong hungarian hungarians hungary iceland icelandic
    india indian indians indonesia indonesian indonesians iran iranian iranians iraq iraqi iraqis ireland irish
    irishman islamic isle israel israeli israelis italian italians italy ivoire ivoirian ivorian ivorians ivory
    jamaica jamaican jamaicans japan japanese jersey jordan jordanian jordanians kampuchea kazakh kazakhs kazakhstan
    kazakhstani kenya kenyan kenyans kingdom kinshasa kirghizstan kiribati kitts kiwi kong korea korean koreans
    kosovan kosovar kosovars kosovo kuwait kuwaiti kuwaitis kyrgyz kyrgyzstan kyrgyzstani lanka lankan lankans laos
    laotian laotians latvia latvian latvians lebanese lebanon leone leonean leoneans lesotho leste liberia liberian
    liberians libya libyan libyans liechtenstein lithuania lithuanian lithuanians lucia luxembourg luxembourgish
    maarten macao macedonia macedonian macedonians madagascar mainland malagasy malawi malawian malawians malaysia
    malaysian malaysians maldives maldivian maldivians mali malian malians malta maltese malvinas mariana marino
    marshall martin martinique mauritania mauritanian mauritanians mauritian mauritius mayen mayotte mcdonald
    mexican mexicans mexico micronesia miquelon moldavia moldova moldovan moldovans monaco mongolia mongolian
    montenegrin montenegro montserrat moroccan moroccans morocco mozambican mozambicans mozambique myanma myanmar
    namibia namibian nauru nepal nepalese nepali nepalis netherlands nevis nicaragua nicaraguan nicaraguans niger
    nigeria nigerian nigerians nigerien nigeriens niue norfolk north norway norwegian norwegians occupied ocean oman
    omani omanis pakistan pakistani pakistanis palau palestine palestinian palestinians panama panamanian
    panamanians papua paraguay paraguayan paraguayans persia peru peruvian peruvians philippine philippines pierre
    plurinational poland poles polish polynesia portugal portuguese principe puerto qatar qatari qataris republic
    republika reunion rhodesia rica rican ricans rico romania romanian romanians russia russian russians rwanda
    rwandan rwandans saba sahara saharawi sahrawi salvador salvadoran salvadorans salvadorean samoa saudi saudis
    scottish senegal senegalese serb serbia serbian serbians serbs seychelles sierra singapore singaporean sint
    slovak slovakia slovaks slovenia slovenian slovenians solomon somali somalia somalian somalis south soviet spain
    spaniard spaniards spanish srpska sudan sudanese suriname surinamese svalbard swazi swaziland sweden swedes
    swedish swiss switzerland syria syrian syrians taiwan taiwanese tajik tajikistan tajikistani tajiks tanganyika
    tanzania tanzanian tanzanians thai thailand thais timor timorese tobago togo togolese tokelau tome tonga
    trinidad trinidadian tristan tunisia tunisian tunisians turkey turkish turkiye turkmen turkmenistan turks tuvalu
    uganda ugandan ugandans ukraine ukrainian ukrainians union united upper uruguay uruguayan uruguayans ussr uzbek
    uzbekistan uzbekistani uzbeks vanuatu vatican venezuela venezuelan venezuelans verde verdean viet vietnam
    vietnamese vincent volta wallis welsh west yemen yemeni yemenis yemenite yugoslav yugoslavia zaire zambia
    zambian zambians zealand zealander zealanders zimbabwe zimbabwean zimbabweans
    """.split()
)

EVERYDAY = EVERYDAY_NEWS | NATIONS
