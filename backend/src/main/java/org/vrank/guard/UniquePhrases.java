package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "The only convert in the class": words that fit one person. "The only option" fits nobody. */
final class UniquePhrases {
    private static final Pattern ONLY = Pattern.compile("(?i)\\b(?:(?:de|het|haar|zijn|onze|als|die|dat|een) enige"
            + "|(?:le|la|l'|du|au|leur|notre|comme) ?(?:seule?|unique)|l'unique"
            + "|(?:der|die|das|dem|den|des|als) einzigen?|einzige[rns]?"
            + "|(?:the|an|our|their|his|her|as) only|the sole) ");

    private static final Pattern ALONE =
            Pattern.compile("(?i)\\b(?:(?:hij|zij|ze|ik) (?:is|was|bleef|ben) (?:toen |daar |nog )?(?:de|het) enige"
                    + "|(?:il|elle|je|j') ?(?:est|était|etait|reste|suis|étais) (?:alors |encore )?(?:le seul|la seule|l'unique)"
                    + "|(?:er|sie|ich) (?:ist|war|bin|blieb) (?:dort |damals |noch )?(?:der|die|das) einzige"
                    + "|(?:he|she|i) (?:is|was|am|remains|remained) (?:then |still )?the only one)\\b");

    /** Whom it can be about. Nationalities and faiths are known by their capital letter or their ending. */
    private static final Set<String> PERSONS = Set.of("""
            ado adolescent adolescente agent agente asielzoeker auteur baby bekeerde bekeerling bekeerlinge bewohner
            bewohnerin bewoner bewoonster boy broer brother bruder burger buurtbewoner bénévole child christ christen
            christian christin chrétien chrétienne client cliente cliënt cliënte coach combattant combattante convert
            converti convertie dader daughter deelneemster deelnemer demandeur demandeuse dochter dominee détenu
            détenue educator enfant enseignant enseignante entraîneur erzieher erzieherin familie famille family
            father femme fighter fille fils flüchtling frau freiwillige frère gamin gamine garçon gedetineerde
            gefangene gefangener getuige gezin girl guy habitant habitante homme imam inmate inwoner inwoonster jeune
            jew jongeman jongen jongere jood joueur joueuse jude jugendliche jugendlicher juif juive junge jüdin kid
            kind kleuter klient klientin konvertierte konvertierter konvertit konvertitin kämpfer lad lady leerkracht
            leerling leerlinge lehrer lehrerin leraar lerares maman man mann meisje minderjarige minderjährige
            minderjähriger mineur mineure minor moeder moslem moslim moslima mother muslim muslimin musulman musulmane
            mutter mädchen mère neighbour officer oma opa opfer opvoeder opvoedster papa participant participante
            pasteur pastor perpetrator person personne persoon pfarrer player policeman policewoman policier policière
            polizist polizistin priest priester prisoner prêtre puber pupil père rabbi rabbijn rabbin rabbiner refugee
            resident returnee revenant revenante réfugié réfugiée rückkehrer rückkehrerin schwester schüler schülerin
            sister slachtoffer soeur sohn son speelster speler spieler spielerin strijder student studente studentin
            syrië-strijder syriëstrijder sœur teacher teenager teilnehmer teilnehmerin teruggekeerde terugkeerder
            terugkeerster tiener tochter trainer trainerin transpersoon täter témoin vader vater veuf veuve victim
            victime vluchteling vluchtelinge voisin voisine volunteer vrijwilliger vrijwilligster vrouw weduwe
            weduwnaar widow widower witness witwe witwer woman zeuge zeugin zoon zus éducateur éducatrice élève
            étudiant étudiante
            """.strip().split("\\s+"));

    /** Beyond these the words are about something else: "de enige die met een vrouw sprak". */
    private static final Set<String> STOP = Set.copyOf(List.of(
            "die", "dat", "dit", "wat", "waar", "met", "in", "van", "op", "te", "om", "is", "was", "en", "of", "qui",
            "que", "à", "de", "du", "dans", "avec", "est", "était", "et", "ou", "où", "was", "der", "das", "mit", "im",
            "ist", "war", "und", "that", "who", "which", "with", "to", "of", "and", "or", "thing", "way", "une", "un",
            "for", "when"));

    /** How the German words for people of the countries begin that are met here most. */
    private static final Set<String> DEMONYMS = Set.copyOf(List.of(
            "syr",
            "türk",
            "marokkan",
            "tschetschen",
            "afghan",
            "irak",
            "iran",
            "kurd",
            "alban",
            "kosov",
            "russ",
            "ukrain",
            "pol",
            "rumän",
            "bulgar",
            "kongoles",
            "somal",
            "guine",
            "senegal",
            "alger",
            "tunes",
            "libanes",
            "palästin",
            "serb",
            "bosni",
            "araber",
            "afrikan",
            "belgier",
            "deutsch",
            "franzos",
            "französ",
            "niederländ",
            "ital",
            "spani",
            "portugies",
            "armeni",
            "georgi",
            "pakistan",
            "jesid",
            "ruand",
            "burund",
            "kameru",
            "niger",
            "eritre",
            "äthiop"));

    private UniquePhrases() {}

    static List<Finding> in(String text, String language) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = ONLY.matcher(text);
        while (matcher.find()) {
            int end = whom(text, matcher.end(), language);
            if (end > 0) {
                findings.add(warn(matcher.start(), end));
            }
        }
        Matcher alone = ALONE.matcher(text);
        while (alone.find()) {
            findings.add(warn(alone.start(), alone.end()));
        }
        return findings;
    }

    private static Finding warn(int start, int end) {
        return new Finding(FindingKind.UNIQUE_PHRASE, Severity.WARN, start, end);
    }

    /** Where the person ends who is one of the next three words, or -1. German capitals say nothing. */
    private static int whom(String text, int start, String language) {
        int place = start;
        for (int i = 0; i < 3 && place < text.length(); i++) {
            int end = place;
            while (end < text.length()
                    && (Character.isLetter(text.charAt(end)) || "-\'’".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            String word = text.substring(place, end);
            String lower = word.toLowerCase(Locale.ROOT);
            boolean capital = !word.isEmpty() && Character.isUpperCase(word.charAt(0)) && word.length() > 3;
            boolean proper =
                    capital && (!language.equals("de") ? !word.equals(word.toUpperCase(Locale.ROOT)) : demonym(lower));
            if (PERSONS.contains(lower) || proper) {
                return end;
            }
            if (word.isEmpty() || end >= text.length() || text.charAt(end) != ' ' || STOP.contains(lower)) {
                return -1;
            }
            place = end + 1;
        }
        return -1;
    }

    private static boolean demonym(String lower) {
        return DEMONYMS.stream().anyMatch(lower::startsWith);
    }
}
