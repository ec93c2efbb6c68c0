package org.vrank.people;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.mail.Letter;

/** The door to signing in. A known and an unknown address get the same answer for the same work. */
@Singleton
public class SignIns {
    private static final int MINUTES = 30;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Readers readers;
    private final MemberRepository members;
    private final Limits limits;
    private final Ids ids;
    private final String address;

    SignIns(
            Readers readers,
            MemberRepository members,
            Limits limits,
            Ids ids,
            @Value("${vrank.address}") String address) {
        this.readers = readers;
        this.members = members;
        this.limits = limits;
        this.ids = ids;
        this.address = address;
    }

    /** Sends a link, if the address is a member's. Answers the secret that marks the asking browser. */
    @ReaderScope
    String ask(@Nullable String email, @Nullable String language, String from) {
        readers.current();
        Texts texts = new Texts();
        String given = Addresses.check(texts, "email", email == null ? "" : email);
        if (language == null || !List.of("nl", "fr", "en").contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, en");
        }
        texts.check();
        limits.take("sign-in-from", from, 60, QUARTER);
        // so many from one place, so that nobody elsewhere can keep a member from signing in by asking in their stead
        limits.take("sign-in-to", given.toLowerCase(Locale.ROOT) + " " + from, 5, QUARTER);
        limits.take("sign-in-to-at-all", given.toLowerCase(Locale.ROOT), 30, QUARTER);
        String token = ids.secret();
        String asker = ids.secret();
        Language spoken = Language.of(language == null ? "nl" : language);
        Letter letter = Letter.of(
                spoken,
                "sign-in",
                Map.of(
                        "link",
                        address + "/" + spoken.code() + "/sign-in/confirm#" + token,
                        "minutes",
                        Integer.toString(MINUTES)));
        members.ask(ids.next(), ids.next(), given, token, asker, letter.subject(), letter.body());
        return asker;
    }

    /** What became of a mailed token: a session here, or a code to type in the browser that asked. */
    record Confirmation(@Nullable String session, @Nullable String code) {}

    /** Uses a mailed token up. */
    @ReaderScope
    Confirmation confirm(@Nullable String token, @Nullable String asker, @Nullable String browser, String from) {
        readers.current();
        limits.take("sign-in-confirm", from, 60, QUARTER);
        Texts texts = new Texts();
        String given = texts.required("token", token, 100);
        texts.check();
        String secret = ids.secret();
        String code = ids.code();
        String outcome = members.confirm(given, asker == null ? "" : asker, code, ids.next(), secret, browser);
        if (outcome == null) {
            throw new Refusal.Invalid("token", "sign-in.used");
        }
        return outcome.equals("signed-in")
                ? new Confirmation(secret, null)
                : new Confirmation(null, code.substring(0, 3) + " " + code.substring(3));
    }

    /** Opens a session in the browser that asked, for the code another browser showed. */
    @ReaderScope
    public @Nullable String redeem(
            @Nullable String code, @Nullable String asker, @Nullable String browser, String from) {
        readers.current();
        limits.take("sign-in-code", from, 60, QUARTER);
        Texts texts = new Texts();
        String given = texts.required("code", code, 20).replaceAll("[\\s.-]", "");
        texts.check();
        String secret = ids.secret();
        boolean opened = asker != null && members.redeem(asker, given, ids.next(), secret, browser);
        return opened ? secret : null;
    }

    /** The people of the demo world; elsewhere there is nothing here. */
    @ReaderScope
    List<MemberRepository.DemoPerson> demoPeople() {
        readers.current();
        if (!members.demo()) {
            throw new Refusal.NotFound();
        }
        return members.demoPeople();
    }

    /** The passphrase of each custodian of the demo world, by handle, as its box was filled with. */
    static Map<String, String> demoPassphrases() {
        Map<String, Object> box = ContentFiles.yaml("demo/box.yml");
        String passphrase = String.valueOf(box.get("passphrase"));
        return box.get("custodians") instanceof List<?> custodians
                ? custodians.stream().collect(Collectors.toMap(String::valueOf, handle -> passphrase))
                : Map.of();
    }

    /** Signs in as one of the demo world's people. */
    @ReaderScope
    public String as(String handle, @Nullable String browser) {
        readers.current();
        if (!members.demo()) {
            throw new Refusal.Invalid("as", "field.unknown");
        }
        String secret = ids.secret();
        if (handle.indexOf('\0') >= 0 || !members.signInAs(handle, ids.next(), secret, browser)) {
            throw new Refusal.Invalid("as", "field.reference");
        }
        return secret;
    }
}
