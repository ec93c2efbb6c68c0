package org.vrank.invitations;

import java.util.List;
import org.vrank.platform.Language;

/** What stands in a member's calendar beside the meetings of their circles. */
public interface CalendarSource {
    /** The entries that a calendar's address opens; none for an address of nothing. */
    List<CalendarEntry> of(String token, Language language);
}
