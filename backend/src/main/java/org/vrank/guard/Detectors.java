package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** All that looks at a folded text, each only where a cheap sign says that it may find something. */
final class Detectors {
    static final Pattern EMAIL = Pattern.compile(
            "[\\pL\\pN._%+'-]{1,64} ?@ ?(?:[\\pL\\pN](?:[\\pL\\pN-]{0,61}[\\pL\\pN])?\\.){1,5}\\pL{2,24}");

    /** Written out: "jan at example dot be", "jan@voorbeeld punt be", "jan.peeters at example.be". */
    static final Pattern SPELT_EMAIL =
            Pattern.compile("(?i)[\\pL\\pN._-]{1,64} at (?:[\\pL\\pN-]{1,63} (?:dot|punt|punkt) ){1,4}\\pL{2,24}\\b"
                    + "|[\\pL\\pN._-]{1,64} ?@ ?(?:[\\pL\\pN-]{1,63} (?:dot|punt|point|punkt) ){1,4}\\pL{2,24}\\b"
                    + "|[\\pL\\pN._-]{1,64} at (?:[\\pL\\pN-]{1,63} point ){1,4}(?:be|com|org|net|eu|fr|nl|lu)\\b"
                    + "|[\\pL\\pN]{1,30}[._][\\pL\\pN]{1,30} at (?:[\\pL\\pN-]{1,63}\\.){1,4}\\pL{2,24}\\b");

    /** No address, although Belgium's ending is an English word: "at some point be careful". */
    private static final Pattern AT_A_POINT =
            Pattern.compile("(?i).* at (?:an?|any|another|each|every|no|one|some|that|the|this|what|which) point .*");

    private Detectors() {}

    static List<Finding> all(String plain, String language) {
        Hints hints = new Hints(plain);
        List<Finding> found = new ArrayList<>();
        if (hints.nationalNumber()) {
            found.addAll(NationalNumbers.in(plain));
        }
        if (hints.iban()) {
            found.addAll(Ibans.in(plain));
        }
        if (hints.email()) {
            found.addAll(emails(EMAIL, plain));
        }
        if (hints.speltEmail()) {
            found.addAll(emails(SPELT_EMAIL, plain));
        }
        if (hints.phone()) {
            found.addAll(Phones.in(plain));
        }
        if (hints.plate()) {
            found.addAll(Plates.in(plain));
        }
        if (hints.profile()) {
            found.addAll(Profiles.in(plain));
        }
        if (hints.coordinates()) {
            found.addAll(Coordinates.in(plain));
        }
        if (hints.address()) {
            found.addAll(Addresses.in(plain));
        }
        if (hints.caseReference()) {
            found.addAll(CaseReferences.in(plain));
        }
        if (hints.birthDate()) {
            found.addAll(BirthDates.in(plain));
        }
        if (hints.uniquePhrase()) {
            found.addAll(UniquePhrases.in(plain, language));
        }
        found.addAll(Names.in(Gazetteer.get(), plain, language));
        return found;
    }

    private static List<Finding> emails(Pattern pattern, String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!AT_A_POINT.matcher(matcher.group()).matches()) {
                findings.add(new Finding(FindingKind.EMAIL, Severity.STOP, matcher.start(), matcher.end()));
            }
        }
        return findings;
    }
}
