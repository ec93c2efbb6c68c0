package org.vrank.guard;

import java.util.Set;

/** Words beside which a name stands, in nl, fr, de and en; looked up in small letters without accents. */
final class Titles {
    /** Behind these whatever has a capital is a name. */
    static final Set<String> STRONG = words("""
            meneer mijnheer mevrouw mevr mw dhr juffrouw mr mrs ms miss sir lady dr dokter doctor drs ir prof professor meester
            monsieur mme madame mlle mademoiselle mm messieurs mesdames docteur maitre herr frau fraulein hr fr doktor
            sjeik cheikh sheikh hadj haji hajji lalla sidi moulay
            """);

    /** Behind these a name mostly stands when there is a capital: functions and relatives. */
    static final Set<String> FUNCTIONS = words("""
            imam inspecteur hoofdinspecteur commissaris hoofdcommissaris agent wijkagent agente brigadier burgemeester schepen
            directeur directrice pastoor pater zuster broeder juf dominee rabbijn rechter advocaat griffier nonkel tante oom opa oma
            familie collega trainer coach opvoeder opvoedster leerkracht straathoekwerker brugfiguur buurtwerker vrijwilliger
            inspectrice commissaire bourgmestre echevin echevine pere soeur frere abbe rabbin juge avocat greffier oncle tata tonton
            famille collegue educateur educatrice entraineur animateur animatrice benevole soeur frere cousin cousine voisin
            inspektor kommissar kommissarin burgermeister burgermeisterin pfarrer schwester bruder pater rabbiner richter anwalt
            onkel kollege kollegin trainerin lehrer lehrerin nachbar
            inspector officer constable sergeant sister brother father mother pastor rabbi judge uncle aunt auntie family colleague mayor
            teacher neighbour nurse reverend chief detective
            """);

    /** Behind these somebody is named: "hij heet", "un certain". */
    static final Set<String> NAMING = words("""
            heet heette genaamd zekere ene naam voornaam s'appelle s'appelait nomme nommee prenomme prenommee certain certaine prenom
            appelle appelait heisst hiess namens gewisser gewisse genannt named nicknamed bijgenaamd surnomme surnommee
            """);

    /** Beside these it is the name of a place, a house or a thing. */
    static final Set<String> THINGS_BEFORE = words("""
            gare station metro ecole school lycee athenee institut instituut institute college rue avenue place boulevard chaussee square
            parc park quartier cite clos quai pont salle zaal maison centre centrum center hopital ziekenhuis clinique kliniek fondation
            stichting foundation prix prijs loi wet theorie theorietje stade stadion theatre theater cinema musee museum projet project
            projekt schule strasse straat plein laan campus camp kamp halte tram bus sint saint sainte st ste sankt san santa koning
            koningin roi reine konig king queen prins prinses prince princesse prinz operatie operation plan methode method modell model
            wijk site residentie residence villa hotel cafe brasserie restaurant winkel kerk eglise kirche church mosquee moskee
            mosque asbl vzw club fc kfc rsc kv dossierwet wetboek code bibliotheek bibliotheque stade galerie passage port porte
            tunnel bruecke brucke brug pont gemeente commune stad ville dorp village fort kasteel chateau firma bedrijf societe
            programma programme programm app spel jeu spiel boek livre buch film serie song lied chanson
            """);

    static final Set<String> THINGS_AFTER = words("""
            station metro school schule project projekt projet straat strasse laan plein park parc wet wijk halte instituut institut
            institute college stichting foundation zaal kliniek ziekenhuis hospital street road square avenue law act award prize
            theorie theory method methode methodiek effect effekt plan model universiteit university universite stadion stadium
            center centre centrum kerk church museum tunnel brug bridge hof campus festival fonds fund vzw asbl ngo team
            """);

    /** Between first and family name. */
    static final Set<String> PARTICLES = words("""
            van de den der vande vanden vander ten ter te 't von zu zum zur la le les du des el al ben bin bint ait ould abu abou d' l' di da do
            dos del della y ibn oulad mac mc st
            """);

    /** Capitals that no name begins with, though they may follow one. */
    static final Set<String> NO_FAMILY = words("""
            en et und and of ou oder or in a an the de het le la les der die das ik je il elle on nous vous wij we zij ze hij she he they it i
            """);

    private static final Set<String> DUTCH = words("de het een 't die dit dat deze");
    private static final Set<String> FRENCH = words("le la les l' un une des du ce cette ces");
    private static final Set<String> GERMAN = words(
            "der die das den dem des ein eine einen einem einer im am zum zur beim ins vom dieser diese dieses diesem diesen");
    private static final Set<String> ENGLISH = words("the a an this that these those");

    private Titles() {}

    /** Behind these a word with a capital is a thing. */
    static Set<String> articles(String language) {
        return switch (language) {
            case "fr" -> FRENCH;
            case "de" -> GERMAN;
            case "en" -> ENGLISH;
            default -> DUTCH;
        };
    }

    private static Set<String> words(String listed) {
        return Set.copyOf(java.util.Arrays.asList(listed.strip().split("\\s+")));
    }
}
