package org.vrank.proceedings;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vrank.guard.Markdown;
import org.vrank.reports.Differences;

/** What a correction changed in minutes. */
@Singleton
class Corrections {
    private final Markdown markdown;

    Corrections(Markdown markdown) {
        this.markdown = markdown;
    }

    /** Item by item; those where nothing differs are left out. */
    List<ProceedingController.ChangedItem> between(Document before, Document after) {
        Map<UUID, Document.Item> old =
                before.items().stream().collect(Collectors.toMap(Document.Item::id, Function.identity()));
        List<ProceedingController.ChangedItem> changed = new ArrayList<>();
        for (Document.Item item : after.items()) {
            Document.Item was = old.remove(item.id());
            String then = was == null ? "" : told(was);
            if (!then.equals(told(item))) {
                changed.add(new ProceedingController.ChangedItem(
                        item.title(), item.language(), Differences.parts(then, told(item))));
            }
        }
        old.values().stream()
                .filter(gone -> !told(gone).isEmpty())
                .forEach(gone -> changed.add(new ProceedingController.ChangedItem(
                        gone.title(), gone.language(), Differences.parts(told(gone), ""))));
        return changed;
    }

    private String told(Document.Item item) {
        StringBuilder told = new StringBuilder(markdown.text(item.text()));
        item.decisions().forEach(line -> told.append('\n').append(line.text()));
        item.actions().forEach(line -> told.append('\n').append(line.text()));
        return told.toString().strip();
    }
}
