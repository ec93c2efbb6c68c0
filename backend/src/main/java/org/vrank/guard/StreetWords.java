package org.vrank.guard;

import java.util.Set;

/** Words beside a number, or at the end of a name, that make no address of it. */
final class StreetWords {
    /** Words after a number that make it a count: "in de Kerkstraat 12 gezinnen". */
    static final Set<String> COUNTED = words("""
            gezinnen jongeren mensen personen kinderen huizen bewoners keer euro uur jaar dagen weken maanden minuten
            leerlingen meldingen vrouwen mannen ouders gasten deelnemers leden klachten incidenten gesprekken procent
            meter families familles jeunes personnes enfants habitants fois euros heures ans jours semaines mois minutes
            élèves parents femmes hommes participants mètres plaintes incidents Familien Jugendliche Jugendlichen Menschen
            Personen Kinder Häuser Mal Euro Uhr Jahre Jahren Tage Wochen Monate Minuten Schüler Eltern Frauen Männer
            Meldungen Stunden people young children times hours years jonge mai januari februari maart april mei juni juli
            augustus september oktober november december janvier février mars avril juin juillet août septembre octobre
            novembre décembre
            """);

    /** What ends like a street and is none. */
    static final Set<String> NO_STREETS = words("""
            onderweg halverwege vanweg terugweg uitweg omweg gang toegang overgang ingang vooruitgang ring berg wijk hof
            gerechtshof markt supermarkt arbeidsmarkt veld voetbalveld speelplein poort ontwikkeling training coaching
            allerlei beleving afgang umgang zugang jahrgang weg bahnhof friedhof schulhof arbeitsmarkt durchgang leiding
            vervolging vorming werking vergadering kring bijscholing rondgang buurtwijk bahn hering monitoring mentoring
            briefing meeting hearing zondag jugendhof wijkweg lehrgang ausgang eingang verbetering ervaring opvoering
            kampvuurkring huring
            """);

    private StreetWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
