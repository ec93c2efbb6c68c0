package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What a saved search is told of is what the same search finds, over everything the demo world holds. */
class StandingQuestionsTest {
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static Browser karim;

    @SuppressWarnings("NullAway.Init")
    private static Watch watch;

    private static final List<Watch.Item> ITEMS = new ArrayList<>();
    private static final Set<String> READABLE = new HashSet<>();

    @BeforeContainer
    static void start() {
        server = TestServer.demo();
        karim = server.as("karim");
        watch = new Watch(
                server.context().getBean(Concepts.class), server.context().getBean(Lexicon.class));
        List<String> circles = karim.get("/api/circles").each("id");
        for (Searchable searchable : server.context().getBeansOfType(Searchable.class)) {
            for (UUID circle : server.context().getBean(OutboxRepository.class).circles()) {
                for (Searchable.Entry entry : searchable.load(circle, null, 10_000)) {
                    ITEMS.add(new Watch.Item(searchable.kind(), entry));
                    if (circles.contains(circle.toString())) {
                        READABLE.add(entry.id().toString());
                    }
                }
            }
        }
        assertThat(ITEMS).hasSizeGreaterThan(100);
    }

    @AfterContainer
    static void stop() throws IOException {
        watch.close();
        server.close();
    }

    /** Some words of one item or of two, and perhaps a filter; the numbers say which. */
    @Property(tries = 60)
    void what_a_question_fits_the_same_search_finds_and_what_holds_all_its_words_fits_it(
            @ForAll @IntRange(max = 1_000_000) int one,
            @ForAll @IntRange(max = 1_000_000) int other,
            @ForAll boolean mixed,
            @ForAll @IntRange(max = 5) int filter,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 1_000_000) Integer> places)
            throws IOException {
        List<Watch.Item> readable = ITEMS.stream()
                .filter(item -> READABLE.contains(item.entry().id().toString()))
                .toList();
        Searchable.Entry first = readable.get(one % readable.size()).entry();
        Searchable.Entry second = readable.get(other % readable.size()).entry();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<String> all = words(mixed && i % 2 == 1 ? second : first);
            if (!all.isEmpty()) {
                words.add(all.get(places.get(i) % all.size()));
            }
        }
        Map<String, List<String>> chosen = new HashMap<>();
        List<String> kinds = first.facets().getOrDefault("kind", List.of());
        if (filter == 1) {
            chosen.put("language", List.of(first.language().code()));
        } else if (filter == 2 && !kinds.isEmpty()) {
            chosen.put("kind", kinds);
        } else if (filter == 3) {
            chosen.put("circle", List.of(first.circle().toString()));
        }
        if (words.isEmpty() && chosen.isEmpty()) {
            return;
        }
        List<String> found = found(String.join(" ", words), chosen);
        List<String> fits = fits(new StandingQuestion(String.join(" ", words), chosen, List.of(), null));
        // search also finds what holds most of several words, or the parts of a compound whose translations stand
        // nowhere
        assertThat(found).as("%s %s", words, chosen).containsAll(fits);
        if (words.isEmpty()) {
            assertThat(fits).as("%s", chosen).hasSameSizeAs(found);
        }
        if (!mixed && !words.isEmpty()) {
            assertThat(fits).contains(first.id().toString());
        }
    }

    private static List<String> words(Searchable.Entry entry) {
        return Words.of(entry.title() + "\n" + entry.text(), Analysis.words(), 10_000).stream()
                .map(Words.Word::term)
                .filter(word -> WORD.matcher(word).matches())
                .toList();
    }

    private static List<String> fits(StandingQuestion question) throws IOException {
        UUID id = new UUID(1, 2);
        watch.hold(Map.of(id, question));
        List<String> fits = new ArrayList<>();
        List<List<UUID>> fitting = watch.fitting(ITEMS);
        for (int i = 0; i < ITEMS.size(); i++) {
            String item = ITEMS.get(i).entry().id().toString();
            if (!fitting.get(i).isEmpty() && READABLE.contains(item)) {
                fits.add(item);
            }
        }
        watch.drop(Set.of(id));
        return fits;
    }

    private static List<String> found(String text, Map<String, List<String>> chosen) {
        StringBuilder more = new StringBuilder("&limit=50");
        chosen.forEach((facet, values) -> values.forEach(value -> more.append("&" + facet + "=" + value)));
        List<String> found = new ArrayList<>();
        Answer page;
        do {
            page = Writing.search(karim, text, more + "&from=" + found.size());
            found.addAll(page.each("id"));
        } while (found.size() < page.at("total").getIntValue()
                && page.at("items").size() > 0);
        return found;
    }
}
