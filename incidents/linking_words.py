"""Everyday words of news on violence: sharing them says nothing about two reports telling one event."""

from __future__ import annotations

EVERYDAY = frozenset(
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
