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
    private static final int NUMBERS = 90;

    private final Ids ids;
    private final Map<?, ?> content = ContentFiles.yaml("pseudonyms.yml");

    Pseudonyms(Ids ids) {
        this.ids = ids;
    }

    String fresh(String language) {
        List<?> names = content.get("birds") instanceof Map<?, ?> birds && birds.get(language) instanceof List<?> own
                ? own
                : List.of("Avis");
        BigInteger random = new BigInteger(1, Base64.getUrlDecoder().decode(ids.secret()));
        BigInteger[] split = random.divideAndRemainder(BigInteger.valueOf(names.size()));
        int number = 10 + split[0].mod(BigInteger.valueOf(NUMBERS)).intValue();
        return names.get(split[1].intValue()) + " " + number;
    }
}
