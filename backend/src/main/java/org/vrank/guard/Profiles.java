package org.vrank.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Somebody's page or name on social media. */
final class Profiles {
    private static final Pattern LINK = Pattern.compile(
            "(?i)(?:https?://)?(?:www\\.|m\\.|nl-nl\\.|fr-fr\\.|vm\\.)?(?:facebook\\.com|fb\\.com|fb\\.me|instagram\\.com|tiktok\\.com|twitter\\.com"
                    + "|x\\.com|snapchat\\.com|linkedin\\.com|youtube\\.com|t\\.me|telegram\\.me|threads\\.net|discord\\.gg|discord\\.com|wa\\.me"
                    + "|vk\\.com|twitch\\.tv|reddit\\.com|pinterest\\.com|onlyfans\\.com|bsky\\.app|mastodon\\.social)/[\\w@./?=%+-]{2,120}");

    /** Pages that are nobody's: videos, groups, events, searches. */
    private static final Pattern NOBODYS = Pattern.compile(
            "(?i).*(?:/watch\\b|/groups/|/events/|/hashtag/|/search|/company/|/school/|/pulse/|/jobs/|/explore/|/r/|/results|/playlist|/help|/policies|/share).*");

    private static final Pattern HANDLE = Pattern.compile("@[\\pL\\pN_][\\pL\\pN_.]{1,29}");

    /** "Insta: karim_1080", "op Snapchat heet ze x.y". */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:insta|instagram|snap|snapchat|tiktok|telegram|discord|facebook|twitter|signal|steam|fortnite)(?:-?(?:naam|account|profiel|profil|pseudo|name|handle|user|compte))?"
                    + "(?: ?[:=] ?| (?:is|heet|als|onder|sous|comme|as|unter|name|pseudo) )[\\pL\\pN_.]{3,30}");

    private static final Anchors ANCHORS = new Anchors(
            List.of(
                    "insta",
                    "snap",
                    "tiktok",
                    "telegram",
                    "discord",
                    "facebook",
                    "twitter",
                    "signal",
                    "steam",
                    "fortnite"),
            80);

    private static final List<String> PLATFORMS = List.of(
            "insta",
            "snap",
            "tiktok",
            "telegram",
            "twitter",
            "facebook",
            "discord",
            "profiel",
            "profil",
            "account",
            "compte",
            "konto",
            "pseudo",
            "nickname",
            "username",
            "netz",
            "online",
            "handle",
            "youtube",
            "twitch",
            "signal",
            "threads",
            "post",
            "volg",
            "suit",
            "follow",
            "folgt",
            "heet",
            "nennt",
            "naam",
            "nom");

    private Profiles() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        boolean linked = text.indexOf('/') >= 0;
        while (linked && link.find()) {
            boolean stuck = link.start() > 0
                    && (Character.isLetterOrDigit(text.charAt(link.start() - 1))
                            || text.charAt(link.start() - 1) == '-');
            if (!stuck && !NOBODYS.matcher(link.group()).matches()) {
                findings.add(new Finding(
                        FindingKind.PROFILE, Severity.STOP, link.start(), trimmed(text, link.start(), link.end())));
            }
        }
        if (text.indexOf('@') >= 0) {
            handles(text, findings);
        }
        ANCHORS.matches(NAMED, text, (named, at) -> {
            int end = trimmed(text, at, at + named.end());
            if (text.substring(at, end).matches("(?s).*[\\d_.][^ ]*")) {
                findings.add(new Finding(FindingKind.PROFILE, Severity.STOP, at, end));
            }
        });
        return findings;
    }

    /** A name behind an at sign: surely one where it looks made up or a platform is named nearby, else perhaps. */
    private static void handles(String text, List<Finding> findings) {
        Matcher matcher = HANDLE.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            boolean free = start == 0 || " \n\t(\"'«“‘:,;/".indexOf(text.charAt(start - 1)) >= 0;
            int end = trimmed(text, start, matcher.end());
            if (free && end - start > 2 && Character.isLetterOrDigit(text.charAt(start + 1)) && !address(text, end)) {
                String handle = text.substring(start, end);
                boolean sure = handle.matches("(?s).*[\\d_.].*") || platformNear(text, start);
                findings.add(new Finding(FindingKind.PROFILE, sure ? Severity.STOP : Severity.WARN, start, end));
            }
        }
    }

    /** The rest of an e-mail address whose first half stands apart. */
    private static boolean address(String text, int end) {
        return end < text.length() && text.charAt(end) == '@';
    }

    private static boolean platformNear(String text, int start) {
        String near = text.substring(Math.max(0, start - 50), Math.min(text.length(), start + 60))
                .toLowerCase(Locale.ROOT);
        return PLATFORMS.stream().anyMatch(near::contains);
    }

    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start && ".,;?/".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
