package dev.bouquet.room.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// One bound for the memory of all stores together, outside the heap. RocksDB's own defaults allow
/// about 100 MiB for each store of each partition.
///
/// Kafka Streams makes the instances itself, so this one asks for the configuration by name.
public final class StoreMemory implements RocksDBConfigSetter {
  private static final int WRITE_BUFFERS_SHARE = 2; // a half of the whole
  private static final int BLOCK_BYTES = 4096;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setBlockSize(BLOCK_BYTES);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache belongs to all stores and lives as long as the process.
  }

  private static final class Shared {
    static final long BYTES =
        ConfigProvider.getConfig().getValue("bouquet.room.fold.store-memory-bytes", Long.class);
    static final Cache CACHE;
    static final WriteBufferManager WRITE_BUFFERS;

    static {
      RocksDB.loadLibrary();
      CACHE = new LRUCache(BYTES);
      WRITE_BUFFERS = new WriteBufferManager(BYTES / WRITE_BUFFERS_SHARE, CACHE);
    }
  }
}
