package org.vrank.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Violation;

/** Every number here is made up. */
class GuardTest {
    private final Guard guard = new Guard(new Markdown());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bel haar op 0475 12 34 56 vanavond|phone|stop|0475 12 34 56",
                "son numéro: 02/512.34.56|phone|stop|02/512.34.56",
                "ruf an: +32 475 12 34 56|phone|stop|+32 475 12 34 56",
                "zijn nummer is 0 4 7 5 1 2 3 4 5 6|phone|stop|0 4 7 5 1 2 3 4 5 6",
                "mail naar jan.peeters@voorbeeld.be aub|email|stop|jan.peeters@voorbeeld.be",
                "van: griffie <griffie@voorbeeld.be> aan allen|email|stop|griffie@voorbeeld.be",
                "écrivez à jan.peeters(at)voorbeeld.be|email|stop|jan.peeters(at)voorbeeld.be",
                "of jan [at] voorbeeld [dot] be|email|stop|jan [at] voorbeeld [dot] be",
                "rekening BE68 5390 0754 7034|iban|stop|BE68 5390 0754 7034",
                "Konto de89370400440532013000|iban|stop|de89370400440532013000",
                "rekening BE68 5390 0754 7035|iban|warn|BE68 5390 0754 7035",
                "auto met plaat 1-ABC-234|plate|stop|1-ABC-234",
                "une voiture ABC-123 rouge|plate|stop|ABC-123",
                "rijksregister 85.07.30-033.28|national-number|stop|85.07.30-033.28",
                "85073003328 staat op de kaart|national-number|stop|85073003328",
                "rijksregister 85.07.30-033.29|national-number|warn|85.07.30-033.29",
                "auto met plaat 1-abc-234|plate|stop|1-abc-234",
                "plaat 1abc234 stond er|plate|stop|1abc234",
                "la voiture AB-123-CD|plate|stop|AB-123-CD",
                "een Nederlander, GT-435-H|plate|stop|GT-435-H",
                "gsm0475123456|phone|stop|0475123456",
                "bel 0475*12*34*56|phone|stop|0475*12*34*56",
                "bel 0475·12·34·56|phone|stop|0475·12·34·56",
                "IBANBE68539007547034|iban|stop|BE68539007547034",
                "rekening BE68/5390/0754/7034|iban|stop|BE68/5390/0754/7034",
                "bel 0475~12~34~56|phone|stop|0475~12~34~56",
                "nr 850730 (033) 28 hier|national-number|stop|850730 (033) 28",
                "rekening BE68_5390_0754_7034|iban|stop|BE68_5390_0754_7034",
                "jan AT voorbeeld DOT be|email|stop|jan AT voorbeeld DOT be",
                "jan.peeters at voorbeeld.be|email|stop|jan.peeters at voorbeeld.be",
                "jan at voorbeeld point be|email|stop|jan at voorbeeld point be",
                "jan arobase exemple point be|email|stop|jan arobase exemple point be",
                "jan apenstaartje voorbeeld punt be|email|stop|jan apenstaartje voorbeeld punt be",
                "une voiture B-ABC-123 rouge|plate|stop|B-ABC-123",
                "ein Wagen, Kennzeichen AC-KL 482, rot|plate|stop|AC-KL 482",
                "bel 06 12 34 56 78 in Rijsel|phone|stop|06 12 34 56 78",
                "ring (212) 555-0187 tonight|phone|stop|(212) 555-0187",
                "bel O475 12 34 56 nu|phone|stop|O475 12 34 56",
                "bel 04<b>75</b> 12 34 56 nu|phone|stop|04<b>75</b> 12 34 56",
                "hij woont in de Kerkstraat 12|address|stop|Kerkstraat 12",
                "il habite 12, rue du Moulin, à gauche|address|stop|12, rue du Moulin",
                "chez elle, chaussée de Gand 1022 bte 4|address|stop|chaussée de Gand 1022 bte 4",
                "er wohnt Aachener Straße 144|address|stop|Aachener Straße 144",
                "at 14 Church Street then|address|stop|14 Church Street",
                "hij sliep op 50.8503, 4.3517 daar|coordinates|stop|50.8503, 4.3517",
                "on Instagram @mo_1080 posts|profile|stop|@mo_1080",
                "zie facebook.com/yass.1080 voor meer|profile|stop|facebook.com/yass.1080",
                "zeg het aan @team vandaag|profile|warn|@team",
                "pv BR.43.LA.012345/2020 is weg|case-reference|warn|BR.43.LA.012345/2020",
                "het dossier nr. 2021/FD/00342 bleef|case-reference|warn|2021/FD/00342",
                "hij is geboren op 12 maart 2006 en|birth-date|warn|geboren op 12 maart 2006",
                "il est né le 4 avril 2004 ici|birth-date|warn|né le 4 avril 2004",
                "K.B. (17) werd geschorst|name|warn|K.B",
                "toen kwam Kаrіm binnen|name|warn|Kаrіm",
                "het was de enige bekeerling daar|unique-phrase|warn|de enige bekeerling",
            })
    void finds(String text, String kind, String severity, String what) {
        assertThat(guard.check(text, "nl")).singleElement().satisfies(f -> {
            assertThat(f.kind().code()).isEqualTo(kind);
            assertThat(f.severity().code()).isEqualTo(severity);
            assertThat(text.substring(f.start(), f.end())).isEqualTo(what);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0475\u200b123\u200b456",
                "０４７５ １２ ３４ ５６",
                "jan\u00ad.peeters@voor\u200bbeeld.be",
                "BE68\u00a05390\u00a00754\u00a07034",
                "1–ABC–234",
                "0475\n12 34 56",
                "0475\t12\t34\t56",
                "850730     033     28",
                "BE68   5390   0754   7034",
                "0\ufe0f\u20e34\ufe0f\u20e375123456",
                "0\u03324\u033275123456",
                "85.07.30-033\n28"
            })
    void sees_through_disguises(String text) {
        assertThat(guard.check("vooraf " + text + " erna", "nl"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.start()).isEqualTo(7);
                    assertThat(f.end()).isEqualTo(7 + text.length());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Op 12/03/2024 om 14.30 uur kwamen 25 mensen.",
                "De wet van 30 juli 2018 en artikel 458 Sw.",
                "Le projet coûte 12.500 euros pour 2023-2024.",
                "Im Schuljahr 2022/2023 waren es 3.400 Schüler, 17,5 %.",
                "Call 112 or 1712, or the free line 0800 13 550.",
                "Ondernemingsnummer 0403.170.701 staat in de bijlage.",
                "Wir trafen uns in Raum 2.14, 4700 Eupen, um 19.00 Uhr.",
                "Tussen 2015 en 2019: 10 - 12 - 14 jongeren per groep.",
                "The ratio was 3-4-5 and the code NVT-plan had 100 pages.",
                "IN 45 gesprekken hoorden wij hetzelfde.",
                "Groepen van 07\n\n12 34 56 78 personen.",
                "We keken at safe.brussels naar 2 ABC en 100 anderen.",
                "ISBN 9789058751234, KBO 0207.392.440, BTW BE0403170701.",
                "Met 1 VTE 100 % en 2 ETP 100 %, zie PLP-041; 1 CLB 300 leerlingen.",
                "COVID-19 en de NVR-aanpak, twee at drie.",
                "Nous étions 8 à 10, le 3.4.2022, puis 15 en 2023.",
                "They left. At this point the group was tired and at some point be careful; at one point in time.",
                "We met at drop point and at gun point needing help.",
                "Ticket KNG-150 en MDF-350, melding ABC-123.",
                "De enige optie was geduld; le seul problème, the only way.",
                "Het Peeters-project en de Marie-José station, in mei.",
                "Rue de la Loi, Place Flagey, in de Kerkstraat 12 gezinnen, art. 458 Sw.",
                "Im Sommer 2019 am Bahnhof, in Eupen und Sankt Vith.",
                "De Koning Boudewijnstichting en de Croix-Rouge; het dossier 2021-2022.",
                "Incidents AZ-CNF-234 and CO-BLX-321, guide PMS-310-1, call 1-800-BLM-HELP.",
            })
    void leaves_the_innocent_alone(String text) {
        assertThat(guard.check(text, "nl")).isEmpty();
    }

    @Test
    void a_number_over_two_items_is_one_number_but_two_sentences_are_two() {
        assertThat(guard.check("Zijn nummer:\n\n- 0475\n- 12 34 56", "nl"))
                .singleElement()
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FindingKind.PHONE));
        assertThat(guard.check("Het waren er 0475\n\n12 34 56 personen", "nl")).isEmpty();
    }

    @Test
    void the_key_is_that_of_the_words_however_they_are_written() {
        String key = key("Toen zei Fatoumata Diallo niets.");
        assertThat(key("FATOUMATA **Diallo** kwam")).isEqualTo(key).hasSize(16);
        assertThat(key("Toen zei Yasmina Bouzid niets.")).isNotEqualTo(key);
    }

    private String key(String text) {
        return guard.check(text, "nl").getFirst().key();
    }

    @Test
    void a_field_is_refused_once_for_a_kind_of_stop_and_for_each_warning_without_an_answer() {
        String text = "Bel 0475 12 34 56 of 0475 12 34 57, vraag naar Fatoumata Diallo of Yasmina Bouzid.";
        Set<String> answered = Set.of(key("Yasmina Bouzid zei niets"));
        Texts texts = new Texts();
        guard.pass(texts, "answers.actual", text, "nl", answered);
        assertThatThrownBy(texts::check).isInstanceOfSatisfying(Refusal.Invalid.class, refused -> {
            assertThat(refused.violations().stream().map(Violation::message))
                    .containsExactly("guard.phone", "guard.warn-name");
            Violation.Hit hit =
                    Objects.requireNonNull(refused.violations().get(1).hit());
            assertThat(text.substring(hit.start(), hit.end())).isEqualTo("Fatoumata Diallo");
        });
    }

    /** Any of these takes minutes where a pattern reads on from each place to the end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wetstraat ",
                "12 ",
                "0475 ",
                "rue de la ",
                "Am A",
                "geb. ",
                "né le ",
                "Karim, ",
                "Karim van den ",
                "A.",
                "A. ",
                "@a",
                "@a.",
                "1-",
                "AB-12-",
                "enige ",
                "de enige en ",
                "BE68 ",
                "dossier nr ",
                "50.1234 ",
                "°",
                "*",
                "<a ",
                "- 1\n",
                "a@a.",
                "insta: ",
                "x.com/",
                "к",
                "Jan ",
                "meneer ",
                "1, rue de la "
            })
    void a_text_that_is_built_to_be_costly_is_read_in_good_time(String piece) {
        String text = piece.repeat(60_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> guard.check(text, "nl"));
    }

    @Property(tries = 300)
    void every_valid_national_number_is_found_in_any_writing(
            @ForAll @IntRange(min = 0, max = 99) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 28) int day,
            @ForAll @IntRange(min = 1, max = 997) int serial,
            @ForAll @IntRange(min = 0, max = 2) int bis,
            @ForAll boolean after2000,
            @ForAll @IntRange(min = 0, max = 4) int separator) {
        String nine = "%02d%02d%02d%03d".formatted(year, month + 20 * bis, day, serial);
        long base = Long.parseLong((after2000 ? "2" : "") + nine);
        String check = "%02d".formatted(97 - base % 97);
        String s = new String[] {"", ".", "-", " ", "/"}[separator];
        String number = nine.substring(0, 2)
                + s
                + nine.substring(2, 4)
                + s
                + nine.substring(4, 6)
                + s
                + nine.substring(6)
                + s
                + check;
        assertThat(guard.check("nr " + number + " staat er", "nl")).anySatisfy(f -> {
            assertThat(f.severity()).isEqualTo(Severity.STOP);
            assertThat(f.start()).isLessThanOrEqualTo(3 + 2);
            assertThat(f.kind()).isEqualTo(FindingKind.NATIONAL_NUMBER);
        });
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "0475",
                        "12 34 56",
                        "**",
                        "*",
                        "_",
                        "[x](",
                        ")",
                        "<",
                        ">",
                        "<b>",
                        "</b>",
                        "&#32;",
                        "&amp;",
                        "\\",
                        "`",
                        "```\n",
                        "\n",
                        "\n\n",
                        "- ",
                        "1. ",
                        "    ",
                        "> ",
                        "![",
                        "](tel:",
                        "%20",
                        "<a@b.be>",
                        "https://x.be/%41",
                        "Karim",
                        "Каrіm",
                        "\t",
                        "|")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 3000)
    void places_lie_within_a_text_however_it_is_marked_up(@ForAll("markup") String text) {
        any_text_is_read_without_complaint_and_places_lie_within_it(text);
    }

    @Property(tries = 500)
    void any_text_is_read_without_complaint_and_places_lie_within_it(@ForAll @StringLength(max = 300) String text) {
        int last = 0;
        for (Finding finding : guard.check(text, "nl")) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(last);
            assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            last = finding.end();
        }
    }
}
