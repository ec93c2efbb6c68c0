package org.vrank.custody;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.vrank.platform.Ids;
import org.vrank.platform.database.ContentFiles;

/** Names for reports whose author is kept nowhere: a bird and a number, of {@code content/pseudonyms.yml}. */
@Singleton
class Pseudonyms {
    private static final int NUMBERS = 990;
    private static final int MOST = 100;

    private final Ids ids;
    private final CustodyRepository custody;
    private final Map<?, ?> content = ContentFiles.yaml("pseudonyms.yml");

    Pseudonyms(Ids ids, CustodyRepository custody) {
        this.ids = ids;
        this.custody = custody;
    }

    /** A name that no report bears yet or will bear; as good as always another one each time. */
    String fresh(String language) {
        String name = drawn(language);
        for (int tries = 1; tries < MOST && custody.taken(name); tries++) {
            name = drawn(language);
        }
        return name;
    }

    private String drawn(String language) {
        List<?> names = content.get("birds") instanceof Map<?, ?> birds && birds.get(language) instanceof List<?> own
                ? own
                : List.of("Avis");
        BigInteger random = new BigInteger(1, Base64.getUrlDecoder().decode(ids.secret()));
        BigInteger[] split = random.divideAndRemainder(BigInteger.valueOf(names.size()));
        int number = 10 + split[0].mod(BigInteger.valueOf(NUMBERS)).intValue();
        return names.get(split[1].intValue()) + " " + number;
    }
}
