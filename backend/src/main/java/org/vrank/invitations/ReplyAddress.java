package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where calendars send their replies: {@code VRANK_REPLIES_ADDRESS}, an address of the mailbox that is read, with a tag behind a plus sign
 * for each invitation (RFC 5233). Without it calendars are asked for no reply.
 */
@Singleton
class ReplyAddress {
    private final String local;
    private final String domain;
    private final Pattern tagged;

    ReplyAddress(@Nullable @Value("${vrank.replies.address}") String address) {
        String given = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
        int at = given.lastIndexOf('@');
        if (!given.isEmpty() && (at < 1 || at == given.length() - 1 || at > 31)) {
            throw new IllegalStateException(
                    "VRANK_REPLIES_ADDRESS is no address of which the part before the @ has at most 31 characters");
        }
        this.local = given.isEmpty() ? "" : given.substring(0, at);
        this.domain = given.substring(at + 1);
        this.tagged = Pattern.compile(
                Pattern.quote(local) + "\\+([0-9a-f]{32})@" + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
    }

    /** With this tag; empty where no replies are taken. */
    String address(String tag) {
        return local.isEmpty() ? "" : local + "+" + tag + "@" + domain;
    }

    /** The tag that stands in a text; null where none does. */
    @Nullable
    String tag(@Nullable String text) {
        Matcher found = tagged.matcher(text == null ? "" : text);
        return !local.isEmpty() && found.find() ? found.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
