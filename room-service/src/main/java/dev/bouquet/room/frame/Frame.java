package dev.bouquet.room.frame;

import dev.bouquet.contracts.room.v1.RoomStanding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One frame for many viewers.
///
/// @param bytes by codec, for those codecs that its viewers use; shared, so never written to
/// @param eventCount events in it
/// @param isLossy whether a viewer who does not keep up may do without it
public record Frame(Map<Codec, byte[]> bytes, int eventCount, boolean isLossy) {

  /// Frames of at most `maxBytes` of events each, but for a single event that is larger.
  ///
  /// @param last where the log stands after the last event
  public static List<Frame> batches(
      Set<Codec> codecs, Place last, List<EncodedEvent> events, int maxBytes) {
    var frames = new ArrayList<Frame>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      bytes += events.get(i).payloadBytes();
      if (bytes > maxBytes && i > from) {
        frames.add(batch(codecs, last, events.subList(from, i)));
        from = i;
        bytes = events.get(i).payloadBytes();
      }
    }
    if (from < events.size()) {
      frames.add(batch(codecs, last, events.subList(from, events.size())));
    }
    return frames;
  }

  private static Frame batch(Set<Codec> codecs, Place last, List<EncodedEvent> events) {
    var place = new Place(last.roomId(), last.epoch(), events.getLast().seq());
    return certain(codecs, events.size(), form -> form.batch(place, events));
  }

  public static Frame recovered(Set<Codec> codecs, Place place) {
    return certain(codecs, 0, form -> form.recovered(place));
  }

  public static Frame snapshot(Set<Codec> codecs, Place place, Standpoint standpoint) {
    return certain(codecs, 0, form -> form.snapshot(place, standpoint));
  }

  /// What has changed of the room's standing, and ambient events.
  public static Frame live(
      Set<Codec> codecs, Place place, Optional<RoomStanding> standing, List<EncodedEvent> ambient) {
    return new Frame(
        encode(codecs, form -> form.live(place, standing, ambient)), ambient.size(), true);
  }

  private static Frame certain(Set<Codec> codecs, int eventCount, Function<Form, byte[]> body) {
    return new Frame(encode(codecs, body), eventCount, false);
  }

  private static Map<Codec, byte[]> encode(Set<Codec> codecs, Function<Form, byte[]> body) {
    var bytes = new EnumMap<Codec, byte[]>(Codec.class);
    codecs.forEach(codec -> bytes.put(codec, body.apply(codec.form())));
    return bytes;
  }
}
