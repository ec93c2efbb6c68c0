package org.vrank.courses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.vrank.reports.Differences;

/** What changed from one folder to another, file by file. */
final class CourseDifferences {
    /** What stands unchanged around a change, in characters. */
    private static final int AROUND = 160;

    private CourseDifferences() {}

    /** A file that is not what it was; {@code change}: added, removed or changed. Of one that is no text, no parts are shown. */
    record FileChange(String path, String change, List<Differences.Part> parts) {}

    static List<FileChange> between(Map<String, byte[]> was, Map<String, byte[]> is) {
        SortedSet<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        List<FileChange> changes = new ArrayList<>();
        for (String path : paths) {
            byte[] before = was.getOrDefault(path, new byte[0]);
            byte[] now = is.getOrDefault(path, new byte[0]);
            String change = !was.containsKey(path) ? "added" : !is.containsKey(path) ? "removed" : "changed";
            if (!Arrays.equals(before, now) || !change.equals("changed")) {
                changes.add(new FileChange(
                        path,
                        change,
                        CourseFolder.liesBeside(path)
                                ? List.of()
                                : shortened(Differences.parts(Drafts.typed(before), Drafts.typed(now)))));
            }
        }
        return changes;
    }

    private static List<Differences.Part> shortened(List<Differences.Part> parts) {
        List<Differences.Part> shown = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            Differences.Part part = parts.get(at);
            if (!part.change().equals("same")
                    || part.text().codePointCount(0, part.text().length()) <= 3 * AROUND) {
                shown.add(part);
                continue;
            }
            int[] points = part.text().codePoints().toArray();
            String first = at == 0 ? "" : new String(points, 0, AROUND);
            String last = at == parts.size() - 1 ? "" : new String(points, points.length - AROUND, AROUND);
            shown.add(new Differences.Part(first + "\n[…]\n" + last, "same"));
        }
        return shown;
    }
}
